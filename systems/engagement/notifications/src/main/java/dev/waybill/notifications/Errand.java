package dev.waybill.notifications;

import java.time.Instant;
import java.util.UUID;

/**
 * One message on its way to its provider.
 *
 * @param attempts with this one
 * @param dueAt when it could be sent first: how late it is counts from there
 */
record Errand(UUID id, Address address, String subject, String body, int attempts, Instant dueAt) {}

package dev.waybill.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * Units that somebody has said will come.
 *
 * @param open how many of them have not arrived
 */
record Expected(UUID id, UUID productId, String location, int open, Instant expectedAt) {}

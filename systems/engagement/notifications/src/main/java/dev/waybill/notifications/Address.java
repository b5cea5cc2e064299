package dev.waybill.notifications;

import org.jspecify.annotations.Nullable;

/**
 * One way to reach one person.
 *
 * @param to mailbox, number or the endpoint of a push subscription
 * @param keys of a push subscription
 */
record Address(Channel channel, String to, PushSubscription.@Nullable Keys keys) {}

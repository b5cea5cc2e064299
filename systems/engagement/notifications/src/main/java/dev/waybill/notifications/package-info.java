/**
 * Notifications: who is told what about an order, by which channel, in which language, and whether
 * it arrived. Start at {@link dev.waybill.notifications.NotificationsSystem}.
 */
@NullMarked
package dev.waybill.notifications;

import org.jspecify.annotations.NullMarked;

/**
 * Orders: what was bought, what became of it, and how it came to be. Start at {@link
 * dev.waybill.orders.OrdersSystem}.
 */
@NullMarked
package dev.waybill.orders;

import org.jspecify.annotations.NullMarked;

/** What is said about orders. */
@NullMarked
package dev.waybill.contracts.orders;

import org.jspecify.annotations.NullMarked;

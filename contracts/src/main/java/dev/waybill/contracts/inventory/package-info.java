/** What is said about stock and reservations. */
@NullMarked
package dev.waybill.contracts.inventory;

import org.jspecify.annotations.NullMarked;

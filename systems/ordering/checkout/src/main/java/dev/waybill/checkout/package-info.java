/**
 * The checkout saga: from a cart that is checked out to a confirmed order, or back to nothing owed.
 */
@NullMarked
package dev.waybill.checkout;

import org.jspecify.annotations.NullMarked;

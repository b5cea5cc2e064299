/** Carts and what is in them, up to the moment they are checked out. */
@NullMarked
package dev.waybill.carts;

import org.jspecify.annotations.NullMarked;

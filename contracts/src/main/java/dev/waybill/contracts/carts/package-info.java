/** What is said about carts and their items. */
@NullMarked
package dev.waybill.contracts.carts;

import org.jspecify.annotations.NullMarked;

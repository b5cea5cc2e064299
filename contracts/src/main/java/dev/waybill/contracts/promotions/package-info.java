/** What is said about promotions and their redemptions. */
@NullMarked
package dev.waybill.contracts.promotions;

import org.jspecify.annotations.NullMarked;

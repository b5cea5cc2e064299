/** Promotions, what they are worth, and who has used them. */
@NullMarked
package dev.waybill.promotions;

import org.jspecify.annotations.NullMarked;

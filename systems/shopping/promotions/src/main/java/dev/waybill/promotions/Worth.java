package dev.waybill.promotions;

import dev.waybill.contracts.promotions.DiscountRefusal;

/** What a code is worth for a purchase. */
sealed interface Worth {

    /**
     * @param off minor units, at most the subtotal
     */
    record Discount(String code, long off) implements Worth {}

    record Nothing(DiscountRefusal reason) implements Worth {}

    /** Nobody has named a code. */
    record NotAsked() implements Worth {}
}

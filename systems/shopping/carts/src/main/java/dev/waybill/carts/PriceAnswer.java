package dev.waybill.carts;

import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.contracts.promotions.DiscountRefusal;
import java.util.List;
import java.util.Objects;

/** What has become of the price of one checkout. */
sealed interface PriceAnswer {

    /** What promotions have answered. */
    sealed interface Quote extends PriceAnswer {}

    /**
     * @param discount minor units, at most the subtotal
     */
    record Granted(long discount, List<String> appliedPromotions) implements Quote {}

    record Refused(DiscountRefusal reason) implements Quote {}

    /** The checkout came to nothing before promotions had answered. */
    record Ended() implements PriceAnswer {}

    static Quote of(DiscountCalculated event, PriceQuestion question) {
        return event.refusal() != null
                ? new Refused(event.refusal())
                : new Granted(
                        Math.min(event.discount(), question.subtotal()),
                        Objects.requireNonNullElse(event.appliedPromotions(), List.of()));
    }
}

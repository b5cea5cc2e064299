package dev.waybill.carts;

import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.contracts.promotions.DiscountRefusal;
import java.util.List;
import java.util.Objects;

/** What promotions have answered for one checkout. */
sealed interface PriceAnswer {

    /**
     * @param discount minor units, at most the subtotal
     */
    record Granted(long discount, List<String> appliedPromotions) implements PriceAnswer {}

    record Refused(DiscountRefusal reason) implements PriceAnswer {}

    static PriceAnswer of(DiscountCalculated event, PriceQuestion question) {
        return event.refusal() != null
                ? new Refused(event.refusal())
                : new Granted(
                        Math.min(event.discount(), question.subtotal()),
                        Objects.requireNonNullElse(event.appliedPromotions(), List.of()));
    }
}

package dev.waybill.orders;

import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/**
 * What a shop decides for itself about its orders.
 *
 * @param releaseAfter how long a customer may think again
 * @param warehouse where orders go
 * @param reviewWithin how soon a hold is to be looked at
 * @param amendWithin how long stock and price are held for an amendment
 */
record OrderRules(
        Duration releaseAfter,
        String warehouse,
        Duration reviewWithin,
        Duration amendWithin,
        Postcodes postcodes) {

    private static final Duration RELEASE_AFTER = Duration.ofMinutes(10);
    private static final Duration REVIEW_WITHIN = Duration.ofHours(24);
    private static final Duration AMEND_WITHIN = Duration.ofMinutes(15);
    private static final String EXPECTED = "What you have ordered is expected on ";

    static final OrderRules USUAL =
            new OrderRules(RELEASE_AFTER, "MAIN", REVIEW_WITHIN, AMEND_WITHIN, Postcodes.known());

    static OrderRules of(Settings settings) {
        return new OrderRules(
                settings.duration("waybill.orders.release-after", RELEASE_AFTER),
                settings.text("waybill.orders.warehouse", "MAIN"),
                settings.duration("waybill.orders.review-within", REVIEW_WITHIN),
                settings.duration("waybill.orders.amend-within", AMEND_WITHIN),
                Postcodes.known());
    }

    /** Why a new order has to be looked at: what others say, and what its address says. */
    List<OrderEvent.Held> holds(UUID orderId, CreateOrder wish, Instant now) {
        var reasons = EnumSet.noneOf(HoldReason.class);
        if (wish.holds() != null) {
            reasons.addAll(wish.holds());
        }
        if (wish.address() != null && !postcodes.canBe(wish.address())) {
            reasons.add(HoldReason.ADDRESS_VERIFICATION);
        }
        return reasons.stream()
                .map(reason -> hold(Ids.derive(orderId, "hold/" + reason), reason, now))
                .toList();
    }

    OrderEvent.Held hold(UUID holdId, HoldReason reason, Instant now) {
        return new OrderEvent.Held(
                holdId,
                reason,
                team(reason),
                message(reason),
                now.plus(reviewWithin),
                "system orders");
    }

    /** Its money could not be taken: the customer can do something about that. */
    OrderEvent.Held unpaid(UUID holdId, Instant now) {
        return new OrderEvent.Held(
                holdId,
                HoldReason.PAYMENT_REVIEW,
                team(HoldReason.PAYMENT_REVIEW),
                "Your payment could not be taken. Please get in touch with us.",
                now.plus(reviewWithin),
                "system orders");
    }

    /** Its units are not here yet: it waits for them, and the customer knows. */
    OrderEvent.Held awaited(UUID holdId, Instant until) {
        var day = until.atZone(ZoneOffset.UTC).toLocalDate();
        return new OrderEvent.Held(
                holdId,
                HoldReason.INVENTORY_RECHECK,
                team(HoldReason.INVENTORY_RECHECK),
                EXPECTED + day + ".",
                until.plus(reviewWithin),
                "system orders");
    }

    /** Whether it is held for want of units that are to come, and not by somebody. */
    static boolean isAwaited(Work.Hold hold) {
        return hold.reason() == HoldReason.INVENTORY_RECHECK
                && hold.customerMessage() != null
                && hold.customerMessage().startsWith(EXPECTED);
    }

    static String team(HoldReason reason) {
        return switch (reason) {
            case PAYMENT_REVIEW -> "payments";
            case FRAUD_REVIEW -> "fraud";
            case ADDRESS_VERIFICATION -> "customer care";
            case INVENTORY_RECHECK -> "warehouse";
        };
    }

    private static String message(HoldReason reason) {
        return switch (reason) {
            case PAYMENT_REVIEW, FRAUD_REVIEW -> "We are checking your order before we send it.";
            case ADDRESS_VERIFICATION -> "Please check your delivery address with us.";
            case INVENTORY_RECHECK -> "We are looking for everything that you have ordered.";
        };
    }
}

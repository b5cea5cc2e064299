package dev.waybill.promotions;

import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.promotions.Redemption.Ended;
import dev.waybill.promotions.Redemption.GivenBack;
import dev.waybill.promotions.Redemption.Redeemed;
import dev.waybill.promotions.Redemption.Refused;
import dev.waybill.promotions.Redemption.Reserved;
import dev.waybill.promotions.Redemption.Use;
import dev.waybill.promotions.Usage.Calculate;
import dev.waybill.promotions.Worth.Discount;
import dev.waybill.promotions.Worth.Nothing;
import dev.waybill.promotions.Worth.NotAsked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The promotions and redemptions of one batch, decided on in memory in the order of arrival: first
 * come, first served. No SQL, no clock.
 */
final class UsageBook {

    private final Map<UUID, Redemption> before = new HashMap<>();
    private final Map<UUID, Redemption> changed = new LinkedHashMap<>();
    private final Map<String, Promotion> promotions = new HashMap<>();
    private final Map<String, Promotion> counted = new LinkedHashMap<>();
    private final Map<Customer, Integer> uses;
    private final Map<Customer, Integer> changedUses = new LinkedHashMap<>();

    /** A customer as a user of one promotion. */
    record Customer(String code, UUID customerId) {}

    UsageBook(
            Collection<Redemption> redemptions,
            Collection<Promotion> promotions,
            Map<Customer, Integer> uses) {
        redemptions.forEach(each -> before.put(each.sessionId(), each));
        promotions.forEach(each -> this.promotions.put(each.code(), each));
        this.uses = new HashMap<>(uses);
    }

    /** What a code is worth; with a session, the use is reserved, and asked again it is the same. */
    Worth calculate(Calculate question, Instant now) {
        var session = question.sessionId();
        var known = session == null ? null : find(session);
        if (known != null) {
            return known.worth();
        }
        var worth = worth(question, now);
        if (session != null) {
            take(session, worth, question.command().customerId());
        }
        return worth;
    }

    private Worth worth(Calculate question, Instant now) {
        if (question.command().promotionCode() == null) {
            return new NotAsked();
        }
        var promotion = question.code().map(promotions::get);
        if (promotion.isEmpty()) {
            return new Nothing(DiscountRefusal.UNKNOWN_CODE);
        }
        var purchase = Purchase.of(question.command());
        return promotion.get().worth(purchase, uses(promotion.get(), purchase.customerId()), now);
    }
}

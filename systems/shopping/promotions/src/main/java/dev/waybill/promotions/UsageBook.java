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
import dev.waybill.promotions.Worth.NotAsked;
import dev.waybill.promotions.Worth.Nothing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * What a code is worth; with a session, the use is reserved, and asked again it is the same.
     */
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
        return promotion
                .get()
                .worth(Purchase.of(question.command()), uses(promotion.get(), question), now);
    }

    private int uses(Promotion promotion, Calculate question) {
        var customer = question.command().customerId();
        if (promotion.limitPerCustomer() == null) {
            return 0;
        }
        if (customer == null) {
            // A quote for anybody is for somebody new; but nobody in particular can use it up.
            return question.sessionId() == null ? 0 : Integer.MAX_VALUE;
        }
        return uses.getOrDefault(new Customer(promotion.code(), customer), 0);
    }

    private void take(UUID session, Worth worth, @Nullable UUID customerId) {
        switch (worth) {
            case Discount(var code, var off) -> {
                var use = new Use(session, code, customerId, off);
                put(new Reserved(use));
                count(use, promotion(code).reserveOne(), 1);
            }
            case Nothing(var reason) -> put(new Refused(session, reason));
            case NotAsked _ -> {}
        }
    }

    /**
     * The checkout has become an order; one without a promotion is none of this book's business.
     */
    void complete(UUID session) {
        switch (find(session)) {
            case Reserved reserved -> {
                put(reserved.redeem());
                count(reserved.use(), promotion(reserved.use().code()).redeemOne(), 0);
            }
            case null -> {}
            case Redeemed _, GivenBack _, Refused _, Ended _ -> {}
        }
    }

    /** The session needs it no more, whatever it had. */
    void giveBack(UUID session) {
        switch (find(session)) {
            case Reserved reserved -> {
                put(reserved.giveBack());
                count(reserved.use(), promotion(reserved.use().code()).giveBackReserved(), -1);
            }
            case Redeemed redeemed -> {
                put(redeemed.giveBack());
                count(redeemed.use(), promotion(redeemed.use().code()).giveBackRedeemed(), -1);
            }
            case null -> put(new Ended(session));
            case GivenBack _, Refused _, Ended _ -> {}
        }
    }

    private void count(Use use, Promotion after, int more) {
        promotions.put(after.code(), after);
        counted.put(after.code(), after);
        if (after.limitPerCustomer() != null && use.customerId() != null && more != 0) {
            var customer = new Customer(after.code(), use.customerId());
            changedUses.put(customer, uses.merge(customer, more, Integer::sum));
        }
    }

    private Promotion promotion(String code) {
        return Objects.requireNonNull(
                promotions.get(code), "a use is of a promotion that is locked");
    }

    private void put(Redemption redemption) {
        changed.put(redemption.sessionId(), redemption);
    }

    @Nullable Redemption find(UUID session) {
        var latest = changed.get(session);
        return latest == null ? before.get(session) : latest;
    }

    List<Redemption> added() {
        return changed.values().stream()
                .filter(each -> !before.containsKey(each.sessionId()))
                .toList();
    }

    List<Redemption> moved() {
        return changed.values().stream()
                .filter(each -> before.containsKey(each.sessionId()))
                .toList();
    }

    /** Promotions that have been used or given back. */
    Collection<Promotion> counted() {
        return counted.values();
    }

    /** How often customers have used promotions that limit them, where that has changed. */
    List<CountedUses> countedUses() {
        return changedUses.entrySet().stream()
                .map(each ->
                        new CountedUses(
                                each.getKey(),
                                each.getValue(),
                                limitPerCustomer(each.getKey().code())))
                .toList();
    }

    private int limitPerCustomer(String code) {
        return Objects.requireNonNull(promotion(code).limitPerCustomer());
    }

    record CountedUses(Customer customer, int used, int limit) {}
}

package dev.waybill.returns;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Policy.Approval;
import dev.waybill.returns.Policy.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** Pure: what a policy says to a wish. */
final class Quoting {

    private final Policy.Version version;
    private final Map<UUID, Product> products;
    private final Instant now;

    /**
     * @param products those that are known
     */
    Quoting(Policy.Version version, Map<UUID, Product> products, Instant now) {
        this.version = version;
        this.products = Map.copyOf(products);
        this.now = now;
    }

    /**
     * @param byRule whether nobody has to look at it
     */
    record Quote(List<ReturnLine> lines, Sheet.Terms terms, boolean byRule) {}

    /**
     * @param returned units of a product that are in returns already
     * @throws Problem if it is refused
     */
    Quote quote(SoldOrder order, ToIntFunction<UUID> returned, Wish wish) {
        var lines = new ArrayList<ReturnLine>();
        for (var at = 0; at < wish.items().size(); at++) {
            lines.add(line(order, returned, wish, at));
        }
        return new Quote(lines, terms(lines), isByRule(lines, wish));
    }

    private ReturnLine line(SoldOrder order, ToIntFunction<UUID> returned, Wish wish, int at) {
        var wanted = wish.items().get(at);
        var item =
                order.item(wanted.productId())
                        .orElseThrow(() ->
                                refusal(
                                        "not-in-order",
                                        "Product " + wanted.productId() + " is not in the order.",
                                        at,
                                        "productId",
                                        "is not in the order"));
        var already = returned.applyAsInt(wanted.productId());
        if (already + wanted.quantity() > item.delivered()) {
            throw refusal(
                    "more-than-delivered",
                    "Of product %s %d units are delivered, and %d of them are in returns already."
                            .formatted(item.productId(), item.delivered(), already),
                    at,
                    "quantity",
                    "must be at most " + (item.delivered() - already));
        }
        var rule = rule(item.productId());
        if (!wish.override()) {
            allow(wanted, item, rule, at);
        }
        return new ReturnLine(
                item.productId(),
                item.sku(),
                wanted.quantity(),
                wanted.reason(),
                item.worth(already, wanted.quantity()),
                isOurFault(wanted.reason()) ? 0 : rule.restockingFeePercent(),
                0);
    }

    private void allow(Wish.Item wanted, SoldItem item, Rule rule, int at) {
        if (!rule.returnable() && !isOurFault(wanted.reason())) {
            throw refusal(
                    "not-returnable",
                    "Product "
                            + item.productId()
                            + " cannot be returned, unless something is wrong with it.",
                    at,
                    "productId",
                    "is not returnable");
        }
        var days = days(wanted.reason(), rule);
        if (item.deliveredAt() != null
                && now.isAfter(item.deliveredAt().plus(Duration.ofDays(days)))) {
            throw refusal(
                    "window-over",
                    "Product %s was delivered at %s, and could be returned for %d days."
                            .formatted(item.productId(), item.deliveredAt(), days),
                    at,
                    "productId",
                    "can be returned no more");
        }
    }

    /** How long after delivery it may be asked for. */
    int days(ReturnReason reason, Rule rule) {
        return isOurFault(reason)
                ? Math.max(rule.windowDays(), version.policy().claimDays())
                : rule.windowDays();
    }

    Rule rule(UUID productId) {
        var known = products.get(productId);
        return version.policy().ruleFor(known == null ? null : known.category());
    }

    /** One fault of the shop's makes the way back free; else the dearest label counts. */
    private Sheet.Terms terms(List<ReturnLine> lines) {
        var payer = LabelPayer.SHOP;
        var fee = 0L;
        if (lines.stream().noneMatch(line -> isOurFault(line.reason()))) {
            for (var line : lines) {
                var rule = rule(line.productId());
                if (rule.labelPaidBy() == LabelPayer.CUSTOMER) {
                    payer = LabelPayer.CUSTOMER;
                    fee = Math.max(fee, rule.labelFee());
                }
            }
        }
        return new Sheet.Terms(version.number(), payer, fee, version.policy().goodsDue());
    }

    private boolean isByRule(List<ReturnLine> lines, Wish wish) {
        if (wish.override()) {
            return false;
        }
        if (wish.kind() == ReturnKind.CLAIM) {
            var value = lines.stream().mapToLong(ReturnLine::value).sum();
            return value <= version.policy().claimsByRuleUpTo();
        }
        return lines.stream()
                .allMatch(line -> rule(line.productId()).approval() == Approval.BY_RULE);
    }

    /**
     * What is wanted instead, at today's prices.
     *
     * @throws Problem if one of it is not for sale, or not for the order's money
     */
    List<Exchange.Wanted> price(SoldOrder order, Wish.Instead instead) {
        var wanted = new ArrayList<Exchange.Wanted>();
        for (var at = 0; at < instead.items().size(); at++) {
            var item = instead.items().get(at);
            var product = products.get(item.productId());
            if (product == null
                    || !product.onSale()
                    || !product.currency().equals(order.currency())) {
                throw Problem.conflict(
                        "not-for-sale",
                        "Product %s is not for sale in %s."
                                .formatted(item.productId(), order.currency()),
                        List.of(
                                new Violation(
                                        "/exchangeFor/" + at + "/productId", "must be for sale")));
            }
            wanted.add(
                    new Exchange.Wanted(
                            product.id(),
                            item.quantity(),
                            product.price(),
                            product.sku(),
                            product.name()));
        }
        return wanted;
    }

    static boolean isOurFault(ReturnReason reason) {
        return switch (reason) {
            case NO_LONGER_WANTED, DOES_NOT_FIT -> false;
            case NOT_AS_DESCRIBED, WRONG_ITEM, DEFECTIVE, DAMAGED, NOT_RECEIVED -> true;
        };
    }

    private static Problem refusal(
            String code, String sentence, int at, String field, String message) {
        return Problem.conflict(
                code, sentence, List.of(new Violation("/items/" + at + "/" + field, message)));
    }
}

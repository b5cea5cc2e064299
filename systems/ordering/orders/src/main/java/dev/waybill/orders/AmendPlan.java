package dev.waybill.orders;

import dev.waybill.orders.AmendDecider.No;
import dev.waybill.orders.AmendDecider.Refusal;
import dev.waybill.orders.AmendDecider.Wish;
import dev.waybill.orders.Offer.NewLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what of a wish is less than the order has, and what is more.
 *
 * @param fewer units to be taken out
 * @param more units to be added; more of the same costs what the order's own cost
 * @param no why it cannot be
 */
record AmendPlan(List<Units> fewer, List<NewLine> more, Optional<No> no) {

    AmendPlan {
        fewer = List.copyOf(fewer);
        more = List.copyOf(more);
    }

    static AmendPlan of(
            OrderLines lines, Wish wish, String currency, Map<UUID, ProductCopy> products) {
        var fewer = new ArrayList<Units>();
        var more = new ArrayList<NewLine>();
        for (var item : wish.items()) {
            var product = item.productId();
            var now = lines.quantity(product);
            if (item.quantity() < now) {
                fewer.add(new Units(product, now - item.quantity()));
            } else if (item.quantity() > now && lines.has(product)) {
                more.add(ofTheSame(lines, product, item.quantity() - now));
            } else if (item.quantity() > now) {
                var found = products.get(product);
                var why = refusal(found, currency);
                if (found == null || why.isPresent()) {
                    return no(why.orElse(Refusal.UNKNOWN_PRODUCT), product);
                }
                more.add(found.line(item.quantity()));
            } else if (!lines.has(product)) {
                return no(Refusal.NOT_IN_ORDER, product);
            }
        }
        return new AmendPlan(fewer, more, Optional.empty());
    }

    private static Optional<Refusal> refusal(@Nullable ProductCopy product, String currency) {
        if (product == null) {
            return Optional.of(Refusal.UNKNOWN_PRODUCT);
        }
        if (!product.isForSale()) {
            return Optional.of(Refusal.NOT_FOR_SALE);
        }
        return product.currency().equals(currency)
                ? Optional.empty()
                : Optional.of(Refusal.OTHER_CURRENCY);
    }

    private static NewLine ofTheSame(OrderLines lines, UUID product, int units) {
        var own =
                lines.all().stream()
                        .filter(line -> line.productId().equals(product))
                        .findFirst()
                        .orElseThrow();
        return new NewLine(product, units, own.unitPrice(), own.sku(), own.name());
    }

    private static AmendPlan no(Refusal why, UUID product) {
        return new AmendPlan(List.of(), List.of(), Optional.of(new No(why, product)));
    }
}

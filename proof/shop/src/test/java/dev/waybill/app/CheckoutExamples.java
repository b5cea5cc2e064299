package dev.waybill.app;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Of checkouts. */
final class CheckoutExamples extends Examples {

    private final ShoppingExamples shopping;

    CheckoutExamples(Shop shop, UUID product, ShoppingExamples shopping) {
        super(shop, product);
        this.shopping = shopping;
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry("createCheckout", this::createCheckout),
                entry("listCheckouts", () -> bare("/checkouts?limit=2&status=FAILED")),
                entry("getCheckout", () -> bare("/checkouts/" + failed() + "?wait=1s")),
                entry("cancelCheckout", () -> bare("/checkouts/" + failed() + "/cancel")),
                entry(
                        "listAdminCheckoutOutcomes",
                        () -> bare("/admin/checkouts/outcomes?minutes=60")),
                entry("listAdminCheckoutStates", () -> bare("/admin/checkouts/states")),
                entry("getAdminCheckout", () -> bare("/admin/checkouts/" + failed())),
                entry("retryCheckout", () -> intervention("retry")),
                entry("compensateCheckout", () -> intervention("compensate")));
    }

    private Specimen createCheckout() {
        return post(
                "/checkouts",
                Map.of(
                        "customerId", UUID.randomUUID(),
                        "items", List.of(Map.of("productId", product, "quantity", 1)),
                        "currency", "EUR",
                        "promotionCode", shopping.promotion,
                        "address", address(),
                        "paymentMethod", card()));
    }

    /** A checkout that came to nothing: it was for more than there is. */
    String failed() {
        var started = done(shop.buy(shop.product(1_000, 1), 2, "pm_card_visa", Map.of()));
        return shop.end(started).path("checkoutSessionId").asString();
    }

    private static Specimen intervention(String wish) {
        return post(
                "/checkouts/" + UUID.randomUUID() + "/" + wish,
                Map.of("reason", "it was looked into"));
    }
}

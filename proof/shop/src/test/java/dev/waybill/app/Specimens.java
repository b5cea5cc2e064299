package dev.waybill.app;

import dev.waybill.proof.fuzz.OpenApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** One request for each operation that is answered with yes; a fresh one each time. */
final class Specimens {

    private final Map<String, Supplier<Specimen>> table = new LinkedHashMap<>();

    Specimens(Shop shop) {
        var product = shop.product(1_000, 1_000_000);
        var stock = new StockExamples(shop, product);
        var shopping = new ShoppingExamples(shop, product);
        var checkouts = new CheckoutExamples(shop, product, shopping);
        var payments = new PaymentExamples(shop, product);
        var shipping = new ShippingExamples(shop, product);
        var orders = new OrderExamples(shop, product, payments, shopping, stock);
        for (var examples :
                List.of(
                        new CatalogueExamples(shop, product),
                        stock,
                        shopping,
                        checkouts,
                        payments,
                        shipping,
                        orders,
                        new WarehouseExamples(shop, product),
                        new NotificationExamples(shop, product, orders),
                        new ReturnExamples(shop, product, payments, shipping),
                        new AdminExamples(shop, product, checkouts))) {
            table.putAll(examples.table());
        }
    }

    Set<String> names() {
        return table.keySet();
    }

    Specimen of(OpenApi.Call call) {
        var specimen = table.get(call.id());
        if (specimen == null) {
            throw new AssertionError("Specimens has no example of " + call.id());
        }
        return specimen.get();
    }

    /** Fields that an operation knows but that do not go together with the rest of its example. */
    static Set<String> leftOut(OpenApi.Call call) {
        return switch (call.id()) {
            case "createPromotion" -> Set.of("/percent");
            case "authorizePayment" -> Set.of("/samePaymentMethodAs");
            case "createReservation" -> Set.of("/returnId");
            default -> Set.of();
        };
    }

    /**
     * Fields that must not be left out alone: the payment of the example names that order, an
     * exchange what is wanted.
     */
    static Set<String> tied(OpenApi.Call call) {
        return switch (call.id()) {
            case "createOrder" -> Set.of("/orderId");
            case "createReturn" -> Set.of("/kind", "/exchangeFor", "/address");
            default -> Set.of();
        };
    }

    /**
     * Operations on what only a fault, or time, brings about: their example is answered with 404.
     */
    static boolean needsFault(OpenApi.Call call) {
        return call.path().startsWith("/admin/messaging/parked/{id}")
                || call.path().startsWith("/claims/{claimId}")
                || call.path().equals("/returns/{returnId}/settle")
                || call.path().startsWith("/stock/drift/{driftId}")
                || call.id().equals("retryCheckout")
                || call.id().equals("compensateCheckout")
                || call.id().equals("collectedOrder");
    }

    /** Operations that look at the whole shop, and look again when they are in doubt. */
    static boolean isSlow(OpenApi.Call call) {
        return call.id().equals("listAdminInvariants");
    }
}

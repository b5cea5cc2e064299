package dev.waybill.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * Customers of all sorts at once: declined, too late, with codes, and some who change their mind.
 */
final class Rush {

    private final Shop shop;
    private final UUID plenty;
    private final UUID other;
    private final UUID scarce;
    private final String tenPercent;
    private final String twoOnly;
    private final String allOff;

    Rush(Shop shop) {
        this.shop = shop;
        this.plenty = shop.product(1_250, 10_000);
        this.other = shop.product(399, 10_000);
        this.scarce = shop.product(2_000, 3);
        this.tenPercent = promotion(Map.of("percent", 10, "limitPerCustomer", 1));
        this.twoOnly = promotion(Map.of("percent", 20, "limit", 2));
        this.allOff = promotion(Map.of("percent", 100));
    }

    private String promotion(Map<String, Object> terms) {
        var code =
                "RUSH-"
                        + UUID.randomUUID()
                                .toString()
                                .substring(0, 8)
                                .toUpperCase(java.util.Locale.ROOT);
        var body = new java.util.HashMap<String, Object>(terms);
        body.putAll(Map.of("code", code, "name", "Rush", "kind", "PERCENTAGE"));
        var created = shop.post("/promotions", body);
        if (created.status() != 201) {
            throw new AssertionError(new String(created.body()));
        }
        return code;
    }

    /** Starts as many as are wanted, a dozen at a time. */
    List<Future<String>> start(int orders) {
        var crowd = Executors.newFixedThreadPool(12);
        var ends = new ArrayList<Future<String>>();
        for (var i = 0; i < orders; i++) {
            var kind = i % 12;
            Callable<String> customer = () -> customer(kind);
            ends.add(crowd.submit(customer));
        }
        crowd.shutdown();
        return ends;
    }

    /** How each has ended. */
    static List<String> ends(List<Future<String>> started) {
        return started.stream().map(Rush::end).sorted().toList();
    }

    private static String end(Future<String> started) {
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String customer(int kind) {
        return switch (kind) {
            case 0 -> buys(plenty, 1, "pm_card_chargeDeclined", Map.of());
            case 1 -> buys(other, 2, "pm_card_chargeDeclinedInsufficientFunds", Map.of());
            case 2 -> buys(scarce, 2, "pm_card_visa", Map.of());
            case 3 -> cancels(plenty, Map.of());
            case 4 -> buys(plenty, 3, "pm_card_visa", Map.of("promotionCode", tenPercent));
            case 5 -> buys(other, 1, "pm_card_visa", Map.of("promotionCode", twoOnly));
            case 6 -> buys(other, 2, "pm_card_visa", Map.of("promotionCode", allOff));
            case 7 -> cancels(other, Map.of("promotionCode", tenPercent));
            case 8 ->
                    buys(plenty, 2, "pm_card_chargeDeclined", Map.of("promotionCode", tenPercent));
            case 9 -> buys(plenty, 1, "pm_card_riskLevelHighest", Map.of());
            case 10 -> paysAhead(plenty);
            default -> buys(plenty, 2, "pm_card_visa", Map.of());
        };
    }

    private String buys(UUID product, int quantity, String card, Map<String, Object> more) {
        var checkout = shop.buy(product, quantity, card, more);
        return checkout.status() == 202 ? how(shop.end(checkout)) : checkout.text("code");
    }

    /** Somebody takes the money by hand, before anything is sent. */
    private String paysAhead(UUID product) {
        var end = shop.end(shop.buy(product, 2, "pm_card_visa", Map.of()));
        shop.takeByHand(AppWorld.shared().simulators(), end.path("orderId").asString());
        return how(end);
    }

    private static String how(JsonNode end) {
        return end.path("reason").asString(end.path("status").asString());
    }

    private String cancels(UUID product, Map<String, Object> more) {
        var end = shop.end(shop.buy(product, 2, "pm_card_visa", more));
        var order = "/orders/" + end.path("orderId").asString();
        // Half of them after somebody took their money by hand.
        if (more.isEmpty()) {
            shop.takeByHand(AppWorld.shared().simulators(), end.path("orderId").asString());
            Awaitility.await().until(() -> shop.get(order).json().path("captured").asLong() > 0);
        }
        var cancelled = shop.post(order + "/cancel", Map.of("reason", "CUSTOMER_REQUESTED"));
        return cancelled.status() == 200 ? "CANCELLED" : how(end) + " " + cancelled.status();
    }
}

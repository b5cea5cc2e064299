package dev.waybill.proof.simulate;

import dev.waybill.proof.simulate.Shop.Seen;
import dev.waybill.proof.simulate.Wish.Back;
import dev.waybill.proof.simulate.Wish.Want;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Customers who want no longer what was delivered, and the shop's people at the back door. */
final class Homeward {

    /** A category of which somebody looks at every return. */
    static final String LOOKED_AT = "looked-at";

    private static final int LOOKS = 12;
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final Shop shop;
    private final Stage stage;
    private final String[] products;

    Homeward(Shop shop, Stage stage, String[] products) {
        this.shop = shop;
        this.stage = stage;
        this.products = products;
    }

    /** Goods that do not come are waited for for a day, so that this day's end is played too. */
    static Map<String, Object> policy() {
        var looked = Map.of("category", LOOKED_AT, "rule", rule(0, "SHOP", 0, "BY_HAND"));
        return Map.of(
                "standard",
                rule(10, "CUSTOMER", 90, "BY_RULE"),
                "categories",
                List.of(looked),
                "goodsDueDays",
                1,
                "claimDays",
                180,
                "claimsByRuleUpTo",
                1_200);
    }

    private static Map<String, Object> rule(int percent, String payer, int fee, String approval) {
        return Map.of(
                "returnable",
                true,
                "windowDays",
                30,
                "restockingFeePercent",
                percent,
                "labelPaidBy",
                payer,
                "labelFee",
                fee,
                "approval",
                approval);
    }

    /** A line of the order of which units may be returned. */
    private record There(String product, int units) {}

    void comes(Back back, String order, String key) {
        var there = delivered(order);
        if (there.units() == 0) {
            return;
        }
        if (back.twice()) {
            shop.enter(
                    key + "-back-too", () -> one(back, order, there, there.units(), key + "-too"));
            one(back, order, there, there.units(), key);
        } else if (!one(back, order, there, back.units(), key)) {
            one(back, order, there, Math.min(back.units(), there.units()), key + "-less");
        }
    }

    /** It may never be: parcels are lost. */
    private There delivered(String order) {
        for (var look = 0; look < LOOKS; look++) {
            var seen = shop.insist("GET", "/returnable-orders/" + order, null, null);
            for (var item : seen.body().path("items")) {
                if (item.path("returnable").asInt(0) > 0) {
                    return new There(
                            item.path("productId").asString(""), item.path("returnable").asInt());
                }
            }
            stage.pause(BETWEEN);
        }
        return new There("", 0);
    }

    /**
     * @return whether it may be asked for
     */
    private boolean one(Back back, String order, There there, int units, String key) {
        var asked = shop.insist("POST", "/returns", wish(back, order, there, units), key + "-back");
        if (!asked.ok()) {
            return false;
        }
        var path = "/returns/" + asked.text("returnId");
        if (decided(back, asked, path, key) && back.want() != Want.KEEP) {
            stage.pause(Duration.ofMillis(back.hesitates()));
            arrives(back, path, there.product(), units, key);
        }
        return true;
    }

    private Map<String, Object> wish(Back back, String order, There there, int units) {
        var body = new LinkedHashMap<String, Object>();
        var reason = back.want() == Want.KEEP ? "DAMAGED" : "DOES_NOT_FIT";
        body.put("orderId", order);
        body.put(
                "items",
                List.of(Map.of("productId", there.product(), "quantity", units, "reason", reason)));
        switch (back.want()) {
            case MONEY -> body.put("kind", "REFUND");
            case KEEP -> body.put("kind", "CLAIM");
            case ANOTHER -> {
                body.put("kind", "EXCHANGE");
                body.put(
                        "exchangeFor",
                        List.of(Map.of("productId", products[back.instead()], "quantity", 1)));
                body.put("address", Shop.address(Wish.POSTCODE));
            }
        }
        return body;
    }

    /**
     * @return whether it was approved
     */
    private boolean decided(Back back, Seen asked, String path, String key) {
        if (!asked.text("status").equals("REQUESTED")) {
            return true;
        }
        return back.allowed()
                ? shop.insist("POST", path + "/approve", Map.of("free", true), key + "-yes").ok()
                : !shop.insist("POST", path + "/reject", Map.of("reason", "no"), key + "-no").ok();
    }

    private void arrives(Back back, String path, String product, int units, String key) {
        switch (back.arrival()) {
            case NEVER -> {}
            case CALLED_OFF -> shop.insist("POST", path + "/cancel", Map.of(), key + "-off");
            case IN_PART -> receive(back, path, product, 1, true, key + "-in");
            case IN_PARTS -> {
                receive(back, path, product, 1, false, key + "-in");
                if (units > 1) {
                    receive(back, path, product, units - 1, false, key + "-in-2");
                }
            }
            case TWICE_AT_ONCE -> {
                shop.enter(
                        key + "-in-too",
                        () -> receive(back, path, product, units, false, key + "-in-2"));
                receive(back, path, product, units, false, key + "-in");
            }
            case AT_ONCE -> receive(back, path, product, units, false, key + "-in");
        }
    }

    private void receive(
            Back back, String path, String product, int units, boolean last, String key) {
        var line =
                Map.of("productId", product, "quantity", units, "disposition", back.disposition());
        shop.insist("POST", path + "/receive", Map.of("items", List.of(line), "last", last), key);
    }
}

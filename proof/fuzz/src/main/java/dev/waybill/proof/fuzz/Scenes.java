package dev.waybill.proof.fuzz;

import dev.waybill.proof.fuzz.OpenApi.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is asked, drawn from the seed alone. A scene is a sensible story, so that there are carts,
 * orders and payments in deep states, and between its steps requests that are wrong.
 */
final class Scenes {

    static final int LENGTH = 40;

    private static final List<List<String>> STORIES =
            List.of(
                    story(
                            "createProduct createStockReceipt createPromotion createCart createCartItem"
                                    + " checkoutCart getCheckout getOrder cancelOrder"),
                    story(
                            "createProduct createStockReceipt createCheckout getCheckout getOrder"
                                    + " getOrderTimeline cancelOrder getAdminJourney"),
                    story(
                            "createProduct createStockReceipt createReservation getReservation"
                                    + " releaseReservation getStock"),
                    story("createProduct getProduct updateProduct updateProduct deleteProduct"),
                    story("createProduct createCart createCartItem deleteCartItem getCart"),
                    story(
                            "createProduct createStockReceipt createCheckout cancelCheckout"
                                    + " getCheckout"),
                    story("authorizePayment getPayment createPromotion calculateDiscount"),
                    story(
                            "createProduct createStockReceipt createReservation createOrder getOrder"
                                    + " cancelOrder getPayment"));

    /** What looks at the whole shop, or sends everything again, is asked rarely. */
    private static final List<String> HEAVY =
            List.of(
                    "listAdminInvariants",
                    "rewindAdminMessagingRelay",
                    "getAdminOrderRefold",
                    "getAdminOrderView",
                    "getAdminOrderMoney");

    private final Sensible sensible;
    private final BadBodies bodies;
    private final BadHeads heads;
    private final List<Call> calls;
    private final List<Call> light;
    private final List<Call> heavy;
    private final Map<String, Call> byId;
    private final long seed;

    Scenes(OpenApi api, long seed) {
        this.seed = seed;
        this.sensible = new Sensible(api);
        this.bodies = new BadBodies(api, sensible);
        this.heads = new BadHeads(api);
        this.calls = api.calls();
        this.light = calls.stream().filter(call -> !HEAVY.contains(call.id())).toList();
        this.heavy = calls.stream().filter(call -> HEAVY.contains(call.id())).toList();
        this.byId = calls.stream().collect(Collectors.toMap(Call::id, Function.identity()));
    }

    private static List<String> story(String operations) {
        return Arrays.asList(operations.split(" ", -1));
    }

    List<Call> calls() {
        return calls;
    }

    /** The requests of a scene, counted from 0, in their order. */
    List<Plan> scene(int scene) {
        var chance = Chance.at(seed, scene);
        var story = chance.oneOf(STORIES);
        var plans = new ArrayList<Plan>(LENGTH);
        var told = 0;
        for (var at = 0; at < LENGTH; at++) {
            var number = scene * LENGTH + at + 1;
            // The story's steps are spread over the scene; between them comes what is wrong.
            if (told < story.size() && at * story.size() >= told * LENGTH) {
                var call = byId.get(story.get(told++));
                if (call != null) {
                    plans.add(sensible(number, scene, call, chance));
                    continue;
                }
            }
            plans.add(wrong(number, scene, chance));
        }
        return plans;
    }

    private Plan sensible(int number, int scene, Call call, Chance chance) {
        var draft = sensible.of(call, chance);
        if (call.id().equals("getCheckout")) {
            draft.query.clear();
            draft.query.add("wait=2s"); // what becomes of it is what the story goes on with
        }
        return plan(number, scene, call, Plan.SENSIBLE, draft, Wire.WELL, chance);
    }

    private Plan wrong(int number, int scene, Chance chance) {
        var call = chance.odds(0.002) ? chance.oneOf(heavy) : chance.oneOf(light);
        var draft = sensible.of(call, chance);
        var wire = Wire.WELL;
        String what;
        if (call.hasBody() && chance.odds(0.55)) {
            what = bodies.spoil(draft, call, chance);
            if (chance.odds(0.03)) {
                what += ", " + heads.spoil(draft, call, chance);
                draft.wrongAt = null;
            }
        } else if (chance.odds(0.8)) {
            what = heads.spoil(draft, call, chance);
        } else {
            wire = wire(chance);
            what = wire.words();
            draft.closes = true;
        }
        return plan(number, scene, call, what, draft, wire, chance);
    }

    /** Slow ones keep a connection for seconds: fewer of them. */
    private static Wire wire(Chance chance) {
        var wire = Wire.values()[chance.between(1, Wire.values().length - 1)];
        return wire.isSlow() && chance.odds(0.5) ? Wire.BAD_CHUNKS : wire;
    }

    private Plan plan(
            int number, int scene, Call call, String what, Draft draft, Wire wire, Chance chance) {
        if (call.path().startsWith("/webhooks/")) {
            draft.wrongAt = null; // an unsigned one is not even looked at
        }
        return new Plan(number, scene, call.id(), what, draft, wire, chance.number());
    }

    /** Of all requests up to a number: two runs with the same one have asked the same. */
    static String fingerprint(long sum) {
        return "%016x".formatted(sum);
    }
}

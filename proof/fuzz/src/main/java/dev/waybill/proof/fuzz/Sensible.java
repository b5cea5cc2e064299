package dev.waybill.proof.fuzz;

import static java.util.Map.entry;

import dev.waybill.proof.fuzz.OpenApi.Call;
import dev.waybill.proof.fuzz.OpenApi.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as they should be: from the schema, with values that a shop would use, and the ids that
 * earlier answers gave.
 */
final class Sensible {

    private static final JsonMapper JSON = new JsonMapper();

    /** Named after what is learned from answers. */
    private static final Set<String> IDS =
            Set.of(
                    "productId",
                    "cartId",
                    "checkoutSessionId",
                    "orderId",
                    "reservationId",
                    "paymentId");

    private static final Map<String, String> TEXTS =
            Map.ofEntries(
                    entry("currency", "EUR"),
                    entry("countryCode", "IE"),
                    entry("country", "IE"),
                    entry("last4", "4242"),
                    entry("brand", "visa"),
                    entry("location", "main"),
                    entry("warehouseId", "main"),
                    entry("origin", "main"),
                    entry("destination", "north"),
                    entry("promotionCode", "<<code>>"),
                    entry("paymentAuthorizationId", "pi_fuzz"),
                    entry("requestedBy", "customer fuzz"),
                    entry("email", "fuzz@example.com"),
                    entry("phone", "+353851234567"),
                    entry("locale", "en-IE"),
                    entry("zone", "Europe/Dublin"),
                    entry("endpoint", "https://fcm.googleapis.com/fcm/send/fuzz"),
                    entry("auth", "A".repeat(22)),
                    entry("p256dh", "B" + "A".repeat(86)),
                    entry("from", "22:00"),
                    entry("to", "07:00"),
                    entry("gtin", "4006381333931"),
                    entry("sscc", "340123450000000018"));

    private static final List<String> TOKENS =
            List.of(
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_mastercard",
                    "pm_card_visa_chargeDeclined",
                    "pm_card_riskLevelHighest",
                    "pm_card_riskLevelElevated");

    private static final Map<String, Integer> NUMBERS =
            Map.of("quantity", 2, "expiryMonth", 12, "limit", 3);

    private final OpenApi api;

    Sensible(OpenApi api) {
        this.api = api;
    }

    Draft of(Call call, Chance chance) {
        var draft = new Draft(call.method(), path(call));
        for (var parameter : api.parameters(call, "query")) {
            var isDrawn = chance.odds(0.5);
            if (isDrawn || parameter.name().equals("orderId")) {
                draft.query.add(parameter.name() + "=" + query(parameter, chance));
            }
        }
        if (call.hasBody()) {
            draft.set("Content-Type", "application/json");
            draft.body(json(call, chance, false).toString());
            if (call.id().equals("stripeWebhook")) {
                draft.set("Stripe-Signature", chance.odds(0.6) ? Learned.SIGNATURE : "t=1,v1=00");
            }
        }
        if (call.takes("IdempotencyKey") && chance.odds(0.3)) {
            draft.set("Idempotency-Key", "fuzz-<<run>>-" + chance.uuid());
        }
        if (call.takes("IfMatch") && chance.odds(0.1)) {
            draft.set("If-Match", chance.odds(0.5) ? "<<etag>>" : "*");
        }
        return draft;
    }

    private static String path(Call call) {
        return call.path()
                .replace("{correlationId}", "<<checkoutSessionId>>")
                .replace("{id}", "1")
                .replace("{locationId}", "north")
                .replace("{", "<<")
                .replace("}", ">>");
    }

    private static String query(Parameter parameter, Chance chance) {
        var schema = parameter.schema();
        if (schema.has("enum")) {
            return chance.oneOf(schema.path("enum").valueStream().toList()).asString();
        }
        return switch (parameter.name()) {
            case "limit" -> "" + chance.between(1, 20);
            case "quantity" -> "1";
            case "after" -> isId(schema) ? "<<orderId>>" : "0";
            case "number" -> "ORD-%08d".formatted(chance.below(100));
            case "wait" -> chance.oneOf("0s", "1s");
            case "sku" -> "FUZZ-" + chance.below(1_000);
            case "from" ->
                    isId(schema) ? "00000000-0000-0000-0000-000000000000" : "2026-01-01T00:00:00Z";
            case "to" -> "2999-01-01T00:00:00Z";
            case "cursor" -> "";
            case "cartId", "orderId" -> "<<" + parameter.name() + ">>";
            default -> ofType(schema, chance);
        };
    }

    private static String ofType(JsonNode schema, Chance chance) {
        return switch (schema.path("type").asString("")) {
            case "boolean" -> chance.oneOf("true", "false");
            case "integer" -> "" + chance.between(1, 20);
            default ->
                    schema.path("format").asString("").equals("date-time")
                            ? "2026-01-01T00:00:00Z"
                            : chance.uuid().toString();
        };
    }

    private static boolean isId(JsonNode schema) {
        return schema.path("format").asString("").equals("uuid");
    }

    /**
     * The body.
     *
     * @param whole whether every field is there that may be
     */
    ObjectNode json(Call call, Chance chance, boolean whole) {
        if (call.id().equals("stripeWebhook")) {
            return event(chance);
        }
        var body = object(api.body(call), call, chance, whole);
        if (chance.odds(0.7)) {
            body.remove("promotionCode"); // not every story has one
        }
        if (body.has("subtotal") && body.has("total")) {
            body.put("subtotal", body.path("total").asLong() + 100).put("discount", 100);
        }
        switch (call.id()) {
            case "createPromotion" -> promotion(body, chance);
            case "createReturn" -> sentBack(body);
            case "settlementClaim" -> settled(body);
            case "createStockReceipt" -> body.remove("expectedReceiptId"); // nobody knows of one
            case "replaceNotificationContact" -> reached(body);
            default -> {}
        }
        return body;
    }

    private static void promotion(ObjectNode body, Chance chance) {
        body.remove(chance.odds(0.5) ? "percent" : "amount");
        var percentage = body.has("percent");
        body.put("kind", percentage ? "PERCENTAGE" : "FIXED_AMOUNT");
        if (!percentage) {
            body.put("amount", 100);
        }
        body.remove("currency");
        if (body.has("amount") || body.has("minimumSpend")) {
            body.put("currency", "EUR");
        }
    }

    /** Only who wants something else says what, and what did not come can only be claimed. */
    private static void sentBack(ObjectNode body) {
        var kind = body.path("kind").asString("");
        if (body.has("exchangeFor")) {
            body.put("kind", "EXCHANGE");
        } else if (kind.equals("EXCHANGE")) {
            body.put("kind", "REFUND");
        }
        for (var item : body.path("items")) {
            ((ObjectNode) item).put("reason", "DAMAGED");
        }
    }

    /** By mail and phone; which push services there are is a matter of this Waybill's settings. */
    private static void reached(ObjectNode body) {
        body.remove("push");
        body.put("email", TEXTS.get("email")).put("phone", TEXTS.get("phone"));
        for (var ways : body.path("preferences")) {
            ((ArrayNode) ways).removeAll().add("SMS");
        }
    }

    /** Nothing is paid for a refused claim, and something for any other. */
    private static void settled(ObjectNode body) {
        if (body.path("outcome").asString("").equals("REJECTED")) {
            body.remove(List.of("amount", "currency"));
        } else {
            body.put("amount", 500).put("currency", "EUR");
        }
    }

    /** As Stripe tells it; about a payment that nobody knows, since what is signed is believed. */
    private static ObjectNode event(Chance chance) {
        var event = JSON.createObjectNode();
        event.put("id", "evt_<<run>>_" + chance.below(1_000_000)).put("object", "event");
        event.put(
                "type",
                chance.oneOf(
                        "payment_intent.succeeded",
                        "payment_intent.canceled",
                        "payment_intent.payment_failed",
                        "payment_intent.amount_capturable_updated",
                        "charge.refunded",
                        "customer.created"));
        event.put("created", 1_763_640_000);
        var intent = event.putObject("data").putObject("object");
        intent.put("id", "pi_" + chance.below(1_000_000)).put("object", "payment_intent");
        intent.put("status", chance.oneOf("succeeded", "requires_capture", "canceled"));
        intent.put("amount_received", chance.between(1, 5_000));
        intent.putObject("metadata").put("payment_id", chance.uuid().toString());
        return event;
    }

    private JsonNode value(String name, JsonNode schema, Call call, Chance chance, boolean whole) {
        if (schema.has("enum")) {
            var all = schema.path("enum").valueStream().map(JsonNode::asString).toList();
            // What is not active is not for sale.
            return JSON.getNodeFactory()
                    .stringNode(all.contains("ACTIVE") ? "ACTIVE" : chance.oneOf(all));
        }
        return switch (schema.path("type").asString("object")) {
            case "array" -> array(name, schema, call, chance, whole);
            case "string" -> JSON.getNodeFactory().stringNode(text(name, schema, call, chance));
            case "integer" -> JSON.getNodeFactory().numberNode(number(name, schema, chance));
            case "number" -> JSON.getNodeFactory().numberNode(chance.between(1, 90));
            case "boolean" -> JSON.getNodeFactory().booleanNode(chance.odds(0.5));
            default -> object(schema, call, chance, whole);
        };
    }

    private ObjectNode object(JsonNode schema, Call call, Chance chance, boolean whole) {
        var object = JSON.createObjectNode();
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties")
                .propertyStream()
                .forEach(property -> {
                    var name = property.getKey();
                    // Always drawn, so that what follows does not depend on what is required.
                    var wanted = chance.odds(0.6);
                    if (whole || wanted || required.contains(name)) {
                        object.set(
                                name,
                                value(name, api.resolve(property.getValue()), call, chance, whole));
                    }
                });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, Call call, Chance chance, boolean whole) {
        var array = JSON.createArrayNode();
        return array.add(value(name, api.resolve(schema.path("items")), call, chance, whole));
    }

    private static long number(String name, JsonNode schema, Chance chance) {
        if (name.equals("expiryYear")) {
            return chance.between(2030, 2040);
        }
        var usual = NUMBERS.get(name);
        if (usual != null) {
            return chance.between(1, usual);
        }
        var most = schema.path("maximum").asLong(5_000);
        return most < 5_000
                ? chance.between(1, Math.max(1, (int) most))
                : chance.between(500, 5_000);
    }

    private static String text(String name, JsonNode schema, Call call, Chance chance) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> isMade(name, call) ? chance.uuid().toString() : id(name, chance);
            case "date-time" ->
                    name.equals("validFrom") ? "2020-01-01T00:00:00Z" : "2999-01-01T00:00:00Z";
            default -> word(name, chance);
        };
    }

    /** What an operation makes has a new id each time. */
    private static boolean isMade(String name, Call call) {
        return switch (call.id()) {
            case "createReservation" -> name.equals("reservationId") || name.equals("cartId");
            case "authorizePayment" -> !name.equals("customerId");
            case "createOrder" -> !name.equals("productId");
            default -> false;
        };
    }

    private static String id(String name, Chance chance) {
        return IDS.contains(name) ? "<<" + name + ">>" : chance.uuid().toString();
    }

    private static String word(String name, Chance chance) {
        return switch (name) {
            case "sku" -> "FUZZ-<<run>>-" + Long.toString(chance.number() >>> 1, 36);
            case "code" -> "F<<run>>" + chance.below(1_000_000_000);
            case "token" -> chance.oneOf(TOKENS);
            default -> TEXTS.getOrDefault(name, name + " " + chance.below(1_000));
        };
    }
}

package dev.waybill.proof.fuzz;

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
            Map.of(
                    "currency", "EUR",
                    "countryCode", "IE",
                    "last4", "4242",
                    "brand", "visa",
                    "location", "main",
                    "promotionCode", "<<code>>",
                    "paymentAuthorizationId", "pi_fuzz",
                    "requestedBy", "customer fuzz");

    private static final List<String> TOKENS =
            List.of(
                    "pm_card_visa",
                    "pm_card_visa",
                    "pm_card_mastercard",
                    "pm_card_visa_chargeDeclined",
                    "pm_card_riskLevelHighest",
                    "pm_card_riskLevelElevated");

    private static final Map<String, Integer> NUMBERS =
            Map.of("quantity", 2, "expiryMonth", 12, "expiryYear", 2034, "limit", 3);

    private final OpenApi api;

    Sensible(OpenApi api) {
        this.api = api;
    }

    Draft of(Call call, Chance chance) {
        var draft = new Draft(call.method(), path(call));
        for (var parameter : api.parameters(call, "query")) {
            if (chance.odds(0.5)) {
                draft.query.add(parameter.name() + "=" + OddStrings.url(query(parameter, chance)));
            }
        }
        if (call.hasBody()) {
            draft.set("Content-Type", "application/json");
            draft.body(json(call, chance).toString());
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
            case "after" -> "0";
            case "wait" -> chance.oneOf("0s", "1s");
            case "sku" -> "FUZZ-" + chance.below(1_000);
            case "from" ->
                    schema.path("format").asString("").equals("uuid")
                            ? "00000000-0000-0000-0000-000000000000"
                            : "2026-01-01T00:00:00Z";
            case "to" -> "2999-01-01T00:00:00Z";
            case "cursor" -> "";
            default -> IDS.contains(parameter.name()) ? "" : chance.uuid().toString();
        };
    }

    /** The body; an object unless the schema is odd. */
    ObjectNode json(Call call, Chance chance) {
        var body = (ObjectNode) value("", api.body(call), call, chance);
        if (call.id().equals("createPromotion")) {
            body.remove(chance.odds(0.5) ? "percent" : "amount");
            var percentage = body.has("percent");
            body.put("kind", percentage ? "PERCENTAGE" : "FIXED_AMOUNT");
            if (!percentage) {
                body.put("amount", 100).put("currency", "EUR");
            }
        }
        return body;
    }

    private JsonNode value(String name, JsonNode schema, Call call, Chance chance) {
        if (schema.has("enum")) {
            var all = schema.path("enum").valueStream().map(JsonNode::asString).toList();
            // What is not active is not for sale.
            return JSON.getNodeFactory()
                    .stringNode(all.contains("ACTIVE") ? "ACTIVE" : chance.oneOf(all));
        }
        return switch (schema.path("type").asString("object")) {
            case "array" -> array(name, schema, call, chance);
            case "string" -> JSON.getNodeFactory().stringNode(text(name, schema, call, chance));
            case "integer" -> JSON.getNodeFactory().numberNode(number(name, chance));
            case "number" -> JSON.getNodeFactory().numberNode(chance.between(1, 90));
            case "boolean" -> JSON.getNodeFactory().booleanNode(chance.odds(0.5));
            default -> object(schema, call, chance);
        };
    }

    private ObjectNode object(JsonNode schema, Call call, Chance chance) {
        var object = JSON.createObjectNode();
        var required = schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties")
                .propertyStream()
                .forEach(property -> {
                    var name = property.getKey();
                    // Always drawn, so that what follows does not depend on what is required.
                    var wanted = chance.odds(0.6);
                    if (required.contains(name) || wanted) {
                        object.set(
                                name, value(name, api.resolve(property.getValue()), call, chance));
                    }
                });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, Call call, Chance chance) {
        var array = JSON.createArrayNode();
        return array.add(value(name, api.resolve(schema.path("items")), call, chance));
    }

    private static long number(String name, Chance chance) {
        var usual = NUMBERS.get(name);
        return usual == null ? chance.between(500, 5_000) : chance.between(1, usual);
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

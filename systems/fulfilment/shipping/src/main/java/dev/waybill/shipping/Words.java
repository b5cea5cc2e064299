package dev.waybill.shipping;

import dev.waybill.contracts.Wire;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of carriers, put together from the inside out and taken apart again. */
final class Words {

    private Words() {}

    static ObjectNode object(String name, JsonNode value) {
        return Wire.mapper().createObjectNode().set(name, value);
    }

    static ObjectNode object(String name, @Nullable String value) {
        return Wire.mapper().createObjectNode().put(name, value);
    }

    static ArrayNode array(Collection<? extends JsonNode> values) {
        return Wire.mapper().createArrayNode().addAll(values);
    }

    static ArrayNode texts(String... values) {
        var texts = Wire.mapper().createArrayNode();
        Stream.of(values).forEach(texts::add);
        return texts;
    }

    static JsonNode truth(boolean value) {
        return Wire.mapper().getNodeFactory().booleanNode(value);
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Grams as carriers weigh: kilograms with a point. */
    static String kilograms(int grams) {
        return BigDecimal.valueOf(grams, 3).toPlainString();
    }

    /** Millimetres as carriers measure: whole centimetres, rounded up. */
    static int centimetres(int millimetres) {
        return (millimetres + 9) / 10;
    }

    /** Money as carriers write it, {@code 12.34}, in minor units. */
    static long minor(String amount, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return new BigDecimal(amount).movePointRight(digits).longValueExact();
    }
}

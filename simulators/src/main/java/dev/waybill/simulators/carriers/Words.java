package dev.waybill.simulators.carriers;

import dev.waybill.simulators.Json;
import java.math.BigDecimal;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON, put together from the inside out. */
final class Words {

    private Words() {}

    static ObjectNode object(String name, JsonNode value) {
        return Json.MAPPER.createObjectNode().set(name, value);
    }

    static ObjectNode object(String name, @Nullable String value) {
        return Json.MAPPER.createObjectNode().put(name, value);
    }

    static ArrayNode array(Collection<? extends JsonNode> values) {
        return Json.MAPPER.createArrayNode().addAll(values);
    }

    /** Cents as carriers write money, {@code 12.34}. */
    static String money(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}

package dev.waybill.platform.effects;

import dev.waybill.contracts.Wire;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A room's sealed family of questions, as its table keeps them: a kind and JSON. */
final class Questions<Q> {

    private final Map<String, Class<? extends Q>> kinds = new HashMap<>();

    Questions(Class<Q> family) {
        var members = Objects.requireNonNull(family.getPermittedSubclasses(), "not sealed");
        for (var member : members) {
            kinds.put(kind(member), member.asSubclass(family));
        }
    }

    static String kind(Object question) {
        return kind(question.getClass());
    }

    /** {@code BuyLabels} is kept as {@code BUY_LABELS}. */
    private static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    static String json(Object question) {
        return Wire.mapper().writeValueAsString(question);
    }

    Q read(String kind, String json) {
        var type = Objects.requireNonNull(kinds.get(kind), kind);
        return Objects.requireNonNull(Wire.mapper().readValue(json, type));
    }
}

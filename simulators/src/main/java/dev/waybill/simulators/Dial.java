package dev.waybill.simulators;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A setting that is turned while the simulator runs; reading it costs one volatile read. */
public final class Dial<T> {
    private volatile T initial;
    private final Class<T> type;
    private final Runnable turned;
    private volatile T value;

    /**
     * @param turned is run after each change
     */
    public Dial(T initial, Class<T> type, Runnable turned) {
        this.initial = initial;
        this.type = type;
        this.turned = turned;
        this.value = initial;
    }

    public T get() {
        return value;
    }

    public void set(T changed) {
        value = changed;
        turned.run();
    }

    public void reset() {
        set(initial);
    }

    /** From now on it is turned back to this. */
    public void usual(T value) {
        initial = value;
        reset();
    }

    /**
     * Changes the members that are named, keeps the others.
     *
     * @throws IllegalArgumentException with a sentence for whoever turned it
     */
    synchronized void turn(byte[] json) {
        try {
            if (!(Json.MAPPER.readTree(json) instanceof ObjectNode wanted)) {
                throw new IllegalArgumentException("dials are one JSON object");
            }
            var merged = merged(Json.MAPPER.valueToTree(value), wanted);
            set(Json.MAPPER.treeToValue(merged, type));
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(sentence(broken), broken);
        }
    }

    /**
     * Members with a "kind" are replaced as a whole: half of a uniform and half of a fixed make no
     * latency.
     */
    private static ObjectNode merged(ObjectNode current, ObjectNode wanted) {
        for (var member : wanted.properties()) {
            JsonNode old = current.get(member.getKey());
            if (member.getValue().isNull()) {
                throw new IllegalArgumentException(member.getKey() + " cannot be null");
            }
            if (old instanceof ObjectNode from
                    && member.getValue() instanceof ObjectNode to
                    && !to.has("kind")) {
                merged(from, to);
            } else {
                current.set(member.getKey(), member.getValue());
            }
        }
        return current;
    }

    private static String sentence(JacksonException broken) {
        var cause = broken.getCause();
        var said =
                cause instanceof IllegalArgumentException
                        ? cause.getMessage()
                        : broken.getOriginalMessage();
        return broken.getPath().isEmpty()
                ? String.valueOf(said)
                : said + " (at " + path(broken) + ")";
    }

    private static String path(JacksonException broken) {
        var path = new StringBuilder();
        for (var step : broken.getPath()) {
            path.append('/')
                    .append(
                            step.getPropertyName() == null
                                    ? step.getIndex()
                                    : step.getPropertyName());
        }
        return path.toString();
    }
}

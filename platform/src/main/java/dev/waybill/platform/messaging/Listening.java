package dev.waybill.platform.messaging;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All ears of one reader: turns raw messages into each handler's own words and hands them over,
 * batch by batch.
 */
final class Listening {

    private final List<Ear<?>> ears;
    private final Map<String, Map<String, Contract<?>>> versionsByType = new HashMap<>();

    Listening(List<Ear<?>> ears) {
        this.ears = List.copyOf(ears);
        for (var ear : ears) {
            for (var contract : ear.words().keySet()) {
                versionsByType
                        .computeIfAbsent(contract.id(), _ -> new LinkedHashMap<>())
                        .put(contract.version(), contract);
            }
        }
    }

    Set<String> topics() {
        var topics = new TreeSet<String>();
        ears.forEach(ear -> ear.words().keySet().forEach(contract -> topics.add(contract.topic())));
        return topics;
    }

    boolean hears(Received message) {
        return hears(message.type());
    }

    boolean hears(String type) {
        return versionsByType.containsKey(type);
    }

    /** Runs inside a transaction. Whatever a handler or a parser throws comes out. */
    void handle(List<Received> messages, Outbox outbox, Instant now) {
        var parsed = new ArrayList<Parsed>(messages.size());
        for (var message : messages) {
            parsed.add(parse(message));
        }
        ears.forEach(ear -> handle(ear, parsed, outbox, now));
    }

    private static <F> void handle(Ear<F> ear, List<Parsed> messages, Outbox outbox, Instant now) {
        var heard = new ArrayList<Heard<F>>(messages.size());
        for (var message : messages) {
            var word = ear.words().get(message.contract());
            if (word != null) {
                heard.add(message.as(word));
            }
        }
        if (!heard.isEmpty()) {
            ear.handler().handle(new Batch<>(heard, now), outbox);
        }
    }

    private Parsed parse(Received message) {
        var contract = contract(message);
        return new Parsed(message, contract, Wire.read(message.payload(), contract));
    }

    /**
     * The version as told or, since adding fields is allowed, another one of the same major
     * version.
     */
    private Contract<?> contract(Received message) {
        var versions = versionsByType.getOrDefault(message.type(), Map.of());
        var exact = versions.get(message.headers().version());
        return exact != null
                ? exact
                : sameMajor(versions, message.headers().version())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "cannot read %s %s; known: %s"
                                                .formatted(
                                                        message.type(),
                                                        message.headers().version(),
                                                        versions.keySet())));
    }

    private static Optional<Contract<?>> sameMajor(
            Map<String, Contract<?>> versions, String version) {
        var major = version.substring(0, version.indexOf('.') + 1);
        @Nullable Contract<?> last = null;
        for (var each : versions.entrySet()) {
            if (!major.equals("0.") && each.getKey().startsWith(major)) {
                last = each.getValue();
            }
        }
        return Optional.ofNullable(last);
    }

    private record Parsed(Received message, Contract<?> contract, Object body) {
        <F> Heard<F> as(Function<Object, F> word) {
            var headers = message.headers();
            return new Heard<>(
                    word.apply(body),
                    headers.id(),
                    message.type(),
                    message.key(),
                    message.toldAt(),
                    headers.origin());
        }
    }
}

package dev.waybill.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The journey of an order across all systems: who, what, when and why.
 *
 * @param orderId none when a journey is asked for that led to no order
 * @param correlationId the journey: the checkout session's id, where there was one
 */
record Timeline(@Nullable UUID orderId, UUID correlationId, List<Entry> entries) {

    Timeline {
        entries = List.copyOf(entries);
    }

    /**
     * @param system that told the message
     * @param causedBy the message that led to it; none if a person or a clock did
     * @param actor who asked, in words
     * @param waitedMs since its cause was told
     */
    record Entry(
            Instant at,
            String system,
            String type,
            String summary,
            UUID id,
            @Nullable UUID causedBy,
            @Nullable String actor,
            @Nullable Long waitedMs) {}

    /** A message as it was written down. */
    record Told(
            UUID id,
            @Nullable UUID causedBy,
            Instant at,
            String type,
            String system,
            @Nullable String actor,
            String summary) {}

    // Told at one moment: events, whose ids are in order of time, before the commands that they
    // lead to.
    private static final Comparator<Told> IN_TIME =
            Comparator.comparing(Told::at)
                    .thenComparing(told -> told.id().version() != 7)
                    .thenComparing(Told::id);

    /** Causes before what they caused, whatever the clocks say; otherwise by time. */
    static Timeline of(@Nullable UUID orderId, UUID correlationId, Collection<Told> journey) {
        var known = new HashMap<UUID, Told>();
        // The same command asked twice has the same id: the first asking is the one that counts.
        journey.forEach(
                told -> known.merge(told.id(), told, (a, b) -> IN_TIME.compare(a, b) <= 0 ? a : b));
        var effects = new HashMap<UUID, List<Told>>();
        var ready = new PriorityQueue<>(IN_TIME);
        for (var told : known.values()) {
            if (told.causedBy() == null || !known.containsKey(told.causedBy())) {
                ready.add(told);
            } else {
                effects.computeIfAbsent(told.causedBy(), _ -> new ArrayList<>()).add(told);
            }
        }
        return new Timeline(orderId, correlationId, unroll(ready, effects, known));
    }

    private static List<Entry> unroll(
            PriorityQueue<Told> ready, Map<UUID, List<Told>> effects, Map<UUID, Told> known) {
        var entries = new ArrayList<Entry>(known.size());
        while (!ready.isEmpty()) {
            var told = ready.poll();
            entries.add(entry(told, told.causedBy() == null ? null : known.get(told.causedBy())));
            ready.addAll(effects.getOrDefault(told.id(), List.of()));
        }
        return entries;
    }

    private static Entry entry(Told told, @Nullable Told cause) {
        var waited =
                cause == null
                        ? null
                        : Math.max(0, Duration.between(cause.at(), told.at()).toMillis());
        return new Entry(
                told.at(),
                told.system(),
                told.type(),
                told.summary(),
                told.id(),
                told.causedBy(),
                told.actor(),
                waited);
    }
}

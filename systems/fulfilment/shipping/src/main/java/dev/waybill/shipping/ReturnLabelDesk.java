package dev.waybill.shipping;

import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.shipping.Desk.Telling;
import dev.waybill.shipping.ReturnLabel.Bought;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The labels of returns of one batch, locked, and what has become of them: part of a {@link Desk}.
 */
final class ReturnLabelDesk {

    private final Map<UUID, ReturnLabel> found = new LinkedHashMap<>();
    private final Map<UUID, ReturnLabel> labels = new LinkedHashMap<>();
    private final Set<UUID> woken = new LinkedHashSet<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Effect<Question>> effects = new ArrayList<>();
    private final List<UUID> withdrawn = new ArrayList<>();
    private final Instant now;

    ReturnLabelDesk(Collection<ReturnLabel> locked, Instant now) {
        locked.forEach(label -> found.put(label.terms().returnId(), label));
        labels.putAll(found);
        this.now = now;
    }

    /** Asking twice is normal: a label that is known stays as it is. */
    void request(ReturnTerms terms, Cause cause) {
        if (!labels.containsKey(terms.returnId())) {
            take(ReturnLabelDecider.request(terms, now), cause);
        }
    }

    void callOff(UUID returnId, Cause cause) {
        var label = labels.get(returnId);
        if (label != null) {
            take(ReturnLabelDecider.callOff(label, now), cause);
        }
    }

    void hear(UUID returnId, UUID key, Reply reply, Cause cause) {
        var label = labels.get(returnId);
        if (label != null) {
            take(ReturnLabelDecider.hear(label, key, reply, now), cause);
        }
    }

    void wake(UUID returnId) {
        var label = Objects.requireNonNull(labels.get(returnId));
        woken.add(returnId);
        take(
                ReturnLabelDecider.wake(label),
                Cause.timer(label.terms().journey(), ShippingSystem.ACTOR));
    }

    /** Whose parcels the tracking numbers are. */
    Map<String, UUID> owners() {
        var owners = new HashMap<String, UUID>();
        for (var label : labels.values()) {
            if (label instanceof Bought bought) {
                owners.put(bought.slip().trackingNumber(), label.terms().returnId());
            }
        }
        return owners;
    }

    void hear(UUID returnId, List<Scan> scans, String actor) {
        var label = Objects.requireNonNull(labels.get(returnId));
        take(ReturnLabelDecider.hear(label, scans), Cause.timer(label.terms().journey(), actor));
    }

    private void take(ReturnStep step, Cause cause) {
        var id = step.next().terms().returnId();
        labels.put(id, step.next());
        step.facts().forEach(fact -> tellings.add(new Telling(fact, cause)));
        for (var asked : step.asked()) {
            effects.add(Effect.of(asked.key(), id, asked.question(), cause.correlationId(), now));
        }
        withdrawn.addAll(step.withdrawn());
    }

    /** Something may be known of them already. */
    List<String> newlyLabelled() {
        return labels.values().stream()
                .filter(Bought.class::isInstance)
                .filter(label -> !(before(label) instanceof Bought))
                .map(label -> ((Bought) label).slip().trackingNumber())
                .toList();
    }

    private @Nullable ReturnLabel before(ReturnLabel label) {
        return found.get(label.terms().returnId());
    }

    List<ReturnLabel> added() {
        return labels.values().stream().filter(label -> before(label) == null).toList();
    }

    List<ReturnLabel> changed() {
        return labels.values().stream()
                .filter(label -> before(label) != null)
                .filter(label ->
                        woken.contains(label.terms().returnId()) || !label.equals(before(label)))
                .toList();
    }

    List<Telling> tellings() {
        return tellings;
    }

    List<Effect<Question>> effects() {
        return effects;
    }

    List<UUID> withdrawn() {
        return withdrawn;
    }
}

package dev.waybill.shipping;

import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.messaging.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shipments of one batch, locked, and what has become of them so far. A second word about the
 * same shipment meets what the first one made of it.
 */
final class Desk {

    record Telling(Object fact, Cause cause) {}

    private final Map<UUID, Dispatch> found = new LinkedHashMap<>();
    private final Map<UUID, Dispatch> dispatches = new LinkedHashMap<>();
    private final Set<UUID> woken = new LinkedHashSet<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Effect<Question>> effects = new ArrayList<>();
    private final List<UUID> withdrawn = new ArrayList<>();
    private final Map<UUID, Claim> claims = new LinkedHashMap<>();
    private final ReturnLabelDesk returnLabels;
    private final Instant now;

    Desk(Collection<Dispatch> locked, Collection<ReturnLabel> labels, Instant now) {
        locked.forEach(dispatch -> found.put(dispatch.id(), dispatch));
        this.dispatches.putAll(found);
        this.returnLabels = new ReturnLabelDesk(labels, now);
        this.now = now;
    }

    ReturnLabelDesk returnLabels() {
        return returnLabels;
    }

    @Nullable Dispatch find(UUID shipmentId) {
        return dispatches.get(shipmentId);
    }

    /** Asking twice is normal: a shipment that is known stays as it is. */
    void request(Wish wish, Cause cause) {
        if (!dispatches.containsKey(wish.shipmentId())) {
            var terms = wish.terms(cause.correlationId(), now);
            take(DispatchDecider.request(terms, wish.boxes(), wish.refusal(), now), cause);
        }
    }

    void retry(Dispatch dispatch, Shipment.Refused refused, Cause cause) {
        take(DispatchDecider.retry(dispatch, refused), cause);
    }

    /**
     * @param subject a shipment, or the return that a label is for
     */
    void hear(UUID subject, UUID key, Reply reply, Cause cause) {
        var dispatch = dispatches.get(subject);
        if (dispatch == null) {
            returnLabels.hear(subject, key, reply, cause);
        } else {
            take(DispatchDecider.hear(dispatch, key, reply, now), cause);
        }
    }

    /** Whose parcels the tracking numbers are, of the shipments and returns of this batch. */
    Map<String, UUID> owners() {
        var owners = new HashMap<>(returnLabels.owners());
        for (var dispatch : dispatches.values()) {
            dispatch.carried()
                    .forEach(parcel -> owners.put(parcel.label().trackingNumber(), dispatch.id()));
        }
        return owners;
    }

    /**
     * @param scans that are applied for the first time
     */
    void hear(List<Scan> scans, String actor) {
        if (scans.isEmpty()) {
            return;
        }
        var owners = owners();
        var byOwner = new LinkedHashMap<UUID, List<Scan>>();
        for (var scan : scans) {
            var owner = owners.get(scan.trackingNumber());
            if (owner != null) {
                byOwner.computeIfAbsent(owner, _ -> new ArrayList<>()).add(scan);
            }
        }
        byOwner.forEach((owner, heard) -> {
            var dispatch = dispatches.get(owner);
            if (dispatch == null) {
                returnLabels.hear(owner, heard, actor);
            } else {
                var cause = Cause.timer(dispatch.shipment().terms().journey(), actor);
                take(TrackingDecider.hear(dispatch, heard, now), cause);
            }
        });
    }

    void wake(UUID shipmentId, Instant silentSince) {
        var dispatch = dispatches.get(shipmentId);
        if (dispatch != null) {
            var journey = dispatch.shipment().terms().journey();
            woken.add(shipmentId);
            take(
                    DispatchDecider.wake(dispatch, silentSince, now),
                    Cause.timer(journey, ShippingSystem.ACTOR));
        }
    }

    private void take(Step step, Cause cause) {
        var next = step.next();
        dispatches.put(next.id(), next);
        step.facts().forEach(fact -> tellings.add(new Telling(fact, cause)));
        for (var asked : step.asked()) {
            effects.add(
                    Effect.of(
                            asked.key(), next.id(), asked.question(), cause.correlationId(), now));
        }
        withdrawn.addAll(step.withdrawn());
        step.claims().forEach(claim -> claims.put(claim.claimId(), claim));
    }

    Instant now() {
        return now;
    }

    /** Tracking numbers that were given in this batch: something may be known of them already. */
    List<String> newlyLabelled() {
        var numbers = new ArrayList<>(returnLabels.newlyLabelled());
        newLabels()
                .forEach(row ->
                        numbers.add(((Parcel.Carried) row.parcel()).label().trackingNumber()));
        return numbers;
    }

    /** The version that the row will have. */
    long version(Dispatch dispatch) {
        var before = found.get(dispatch.id());
        if (before == null) {
            return 1;
        }
        var changes = woken.contains(dispatch.id()) || !dispatch.equals(before);
        return changes ? before.version() + 1 : before.version();
    }

    List<ShipmentRow> newShipments(Looking looking) {
        return dispatches.values().stream()
                .filter(dispatch -> !found.containsKey(dispatch.id()))
                .map(dispatch -> row(dispatch, looking))
                .toList();
    }

    /** Also those whose parcels have changed: their version is the whole's. */
    List<ShipmentRow> changedShipments(Looking looking) {
        return dispatches.values().stream()
                .filter(dispatch -> found.containsKey(dispatch.id()))
                .filter(dispatch ->
                        woken.contains(dispatch.id()) || !dispatch.equals(found.get(dispatch.id())))
                .map(dispatch -> row(dispatch, looking))
                .toList();
    }

    private ShipmentRow row(Dispatch dispatch, Looking looking) {
        var shipment = dispatch.shipment();
        return ShipmentRow.of(shipment, looking.wakeAt(shipment, now));
    }

    List<Parcels.Row> newParcels() {
        return rows(
                dispatches.values().stream()
                        .filter(dispatch -> !found.containsKey(dispatch.id()))
                        .toList());
    }

    List<Parcels.Row> changedParcels() {
        return rows(changed()).stream().filter(row -> !row.parcel().equals(before(row))).toList();
    }

    List<Parcels.Row> newLabels() {
        return rows(changed()).stream()
                .filter(row ->
                        row.parcel() instanceof Parcel.Carried
                                && before(row) instanceof Parcel.Packed)
                .toList();
    }

    private List<Dispatch> changed() {
        return dispatches.values().stream()
                .filter(dispatch -> found.containsKey(dispatch.id()))
                .toList();
    }

    private @Nullable Parcel before(Parcels.Row row) {
        var dispatch = found.get(row.shipmentId());
        return dispatch == null ? null : dispatch.parcels().get(row.parcel().box().number() - 1);
    }

    private static List<Parcels.Row> rows(Collection<Dispatch> dispatches) {
        return dispatches.stream()
                .flatMap(dispatch ->
                        dispatch.parcels().stream()
                                .map(parcel -> new Parcels.Row(dispatch.id(), parcel)))
                .toList();
    }

    List<Telling> tellings() {
        return both(tellings, returnLabels.tellings());
    }

    List<Effect<Question>> effects() {
        return both(effects, returnLabels.effects());
    }

    List<UUID> withdrawn() {
        return both(withdrawn, returnLabels.withdrawn());
    }

    private static <T> List<T> both(List<T> ofShipments, List<T> ofReturns) {
        var all = new ArrayList<>(ofShipments);
        all.addAll(ofReturns);
        return all;
    }

    Collection<Claim> claims() {
        return claims.values();
    }

    Set<UUID> touched() {
        return dispatches.keySet();
    }
}

package dev.waybill.shipping;

import dev.waybill.platform.Signals;
import dev.waybill.platform.effects.Calls;
import dev.waybill.platform.effects.Effects;
import dev.waybill.platform.effects.Result;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Opens a desk for a batch and writes it down again: a fixed number of statements for any batch.
 * Rows are taken in one order everywhere: shipments, labels of returns, effects, scans.
 */
final class Desks {

    private final Shipments shipments;
    private final Parcels parcels;
    private final ReturnLabels returnLabels;
    private final Claims claims;
    private final Effects<Question> effects;
    private final Calls<Question, Reply> calls;
    private final Signals signals;
    private final Looking looking;

    Desks(
            Shipments shipments,
            Parcels parcels,
            ReturnLabels returnLabels,
            Claims claims,
            Effects<Question> effects,
            Calls<Question, Reply> calls,
            Signals signals,
            Looking looking) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.returnLabels = returnLabels;
        this.claims = claims;
        this.effects = effects;
        this.calls = calls;
        this.signals = signals;
        this.looking = looking;
    }

    /**
     * @param subjects shipments, and returns that labels are for
     */
    Desk open(Collection<UUID> subjects, Instant now) {
        var locked = shipments.lock(subjects);
        var packed = parcels.of(subjects);
        return new Desk(
                locked.stream()
                        .map(row ->
                                new Dispatch(
                                        row.shipment(),
                                        packed.getOrDefault(row.id(), List.of()),
                                        row.version()))
                        .toList(),
                returnLabels.lock(subjects),
                now);
    }

    /** Those that have been silent since before then are lost. */
    Instant silentSince(Instant now) {
        return now.minus(looking.lostAfter());
    }

    /**
     * @return the keys of those whose outcomes are news
     */
    Set<UUID> end(Collection<Result.Ending> endings) {
        return new TreeSet<>(effects.end(endings));
    }

    void close(Desk desk, Outbox outbox) {
        shipments.insert(desk.newShipments(looking));
        shipments.update(desk.changedShipments(looking));
        parcels.insert(desk.newParcels(), desk.now());
        parcels.update(desk.changedParcels(), desk.now());
        parcels.label(desk.newLabels());
        var later = looking.buyElsewhereAt(desk.now());
        returnLabels.insert(rows(desk.returnLabels().added(), later));
        returnLabels.update(rows(desk.returnLabels().changed(), later));
        claims.save(desk.claims());
        effects.insert(desk.effects());
        effects.withdraw(desk.withdrawn());
        desk.tellings().forEach(telling -> outbox.tell(telling.fact(), telling.cause()));
        outbox.afterCommit(() -> {
            calls.send(desk.effects());
            desk.touched().forEach(signals::raise);
        });
    }

    private static List<ReturnLabelRow> rows(List<ReturnLabel> labels, Instant later) {
        return labels.stream().map(label -> ReturnLabelRow.of(label, later)).toList();
    }
}

package dev.waybill.shipping;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashSet;
import java.util.List;

/**
 * Takes what carriers say by themselves: kept first, then applied if it is about a parcel of ours.
 * Shipments are locked before scans are written, as everywhere.
 */
final class HintHandler implements RequestHandler<HintHandler.Hint> {

    /** One webhook. */
    record Hint(Carrier carrier, List<Scan> scans) {}

    record Received(boolean received) {}

    private final Desks desks;
    private final Scans scans;
    private final Parcels parcels;

    HintHandler(Desks desks, Scans scans, Parcels parcels) {
        this.desks = desks;
        this.scans = scans;
        this.parcels = parcels;
    }

    @Override
    public void handle(Requests<Hint> requests, Outbox outbox) {
        var said = requests.bodies().flatMap(hint -> hint.scans().stream()).toList();
        var numbers = said.stream().map(Scan::trackingNumber).distinct().toList();
        var owners = parcels.ownersOf(numbers);
        var desk = desks.open(new HashSet<>(owners.values()), requests.now());
        scans.keep(said, requests.now());
        desk.hear(scans.take(owners.keySet()), "carrier");
        desks.close(desk, outbox);
        requests.forEach(request -> request.answer(Answer.ok(new Received(true))));
    }
}

package dev.waybill.simulators.carriers;

import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * All that a carrier has made labels for. It makes a second label for a second request: keeping
 * them apart is the shipper's task.
 */
final class Depot implements AutoCloseable {

    private static final ObjectReader READ = Json.MAPPER.readerFor(Consignment.class);

    /** Where a carrier's numbers come from. */
    interface Numbering {
        String tracking(String service, long serial);
    }

    private final Map<String, Consignment> byId = new HashMap<>();
    private final Map<String, List<String>> byReference = new HashMap<>();
    private final Map<String, String> byTracking = new HashMap<>();
    private final Clock clock;
    private final Trips trips;
    private final Numbering numbering;
    private final Supplier<CarrierDials> dials;
    private final Journal journal;
    private final List<Consignment> unplanned = new ArrayList<>();
    private long serial;
    private long voided;

    Depot(
            Path file,
            Clock clock,
            Chance chance,
            Numbering numbering,
            Supplier<CarrierDials> dials) {
        this.clock = clock;
        this.trips = new Trips(chance);
        this.numbering = numbering;
        this.dials = dials;
        this.journal = Journal.open(file, line -> keep(READ.readValue(line)));
    }

    synchronized Consignment label(Wanted wanted, Offer offer) {
        var now = clock.instant();
        var start = now.plusMillis(wanted.daysUntilPickedUp() * dials.get().dayMs());
        var pieces = new ArrayList<Piece>();
        for (var grams : wanted.grams()) {
            serial++;
            pieces.add(
                    new Piece(
                            numbering.tracking(wanted.service(), serial),
                            grams,
                            trips.draw(serial, offer.days(), start, dials.get())));
        }
        var made =
                new Consignment(
                        pieces.getFirst().trackingNumber(),
                        wanted.reference(),
                        wanted.service(),
                        offer.cost(wanted),
                        now,
                        false,
                        pieces);
        journal.append(Json.of(made));
        remember(made);
        unplanned.add(made);
        return made;
    }

    /** Those whose scans nobody has planned to tell yet; each is given out once. */
    synchronized List<Consignment> unplanned() {
        var all = List.copyOf(unplanned);
        unplanned.clear();
        return all;
    }

    /** Makes its labels worth nothing; empty if there is no such shipment. */
    synchronized Optional<Consignment> cancel(String id) {
        var known = byId.get(byTracking.getOrDefault(id, id));
        if (known != null && !known.voided()) {
            journal.append(Json.of(known.cancelled()));
            forget(known);
        }
        return Optional.ofNullable(known);
    }

    /** By the shipper's reference; what is too new cannot be found yet. */
    synchronized List<Consignment> referredTo(String reference) {
        var newest = clock.instant().minus(Duration.ofMillis(dials.get().searchLagMs()));
        return byReference.getOrDefault(reference, List.of()).stream()
                .map(this::known)
                .filter(made -> !made.voided() && !made.at().isAfter(newest))
                .toList();
    }

    synchronized Optional<Piece> piece(String trackingNumber) {
        var made = byId.get(byTracking.getOrDefault(trackingNumber, ""));
        return made == null
                ? Optional.empty()
                : made.pieces().stream()
                        .filter(piece -> piece.trackingNumber().equals(trackingNumber))
                        .findFirst();
    }

    synchronized boolean isVoided(String trackingNumber) {
        var made = byId.get(byTracking.getOrDefault(trackingNumber, ""));
        return made != null && made.voided();
    }

    /**
     * Every label of a reference that is worth something: more than one is the shipper's mistake.
     */
    synchronized Map<String, Integer> labelsByReference() {
        var labels = new HashMap<String, Integer>();
        byId.values().stream()
                .filter(made -> !made.voided())
                .forEach(made -> labels.merge(made.reference(), 1, Integer::sum));
        return labels;
    }

    synchronized int shipments() {
        return byId.size();
    }

    synchronized long voided() {
        return voided;
    }

    synchronized long parcels() {
        return serial;
    }

    /** When a parcel of a service that is labelled now is at the door. */
    Instant arrival(Offer offer) {
        return now().plus(Duration.ofMillis(offer.days() * dials.get().dayMs()));
    }

    Instant now() {
        return clock.instant();
    }

    Journal journal() {
        return journal;
    }

    private Consignment known(String id) {
        var made = byId.get(id);
        if (made == null) {
            throw new IllegalStateException("no consignment " + id);
        }
        return made;
    }

    private void keep(@Nullable Consignment line) {
        if (line == null) {
            throw new IllegalStateException("a line without a consignment");
        }
        if (line.voided()) {
            forget(known(line.id()));
        } else {
            serial += line.pieces().size();
            remember(line);
        }
    }

    private void remember(Consignment made) {
        byId.put(made.id(), made);
        byReference.computeIfAbsent(made.reference(), _ -> new ArrayList<>()).add(made.id());
        made.pieces().forEach(piece -> byTracking.put(piece.trackingNumber(), made.id()));
    }

    private void forget(Consignment made) {
        byId.put(made.id(), made.cancelled());
        voided++;
    }

    @Override
    public void close() {
        journal.close();
    }
}

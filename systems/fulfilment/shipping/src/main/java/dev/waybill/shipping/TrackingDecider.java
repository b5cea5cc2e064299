package dev.waybill.shipping;

import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.platform.Ids;
import dev.waybill.shipping.Parcel.Carried;
import dev.waybill.shipping.Parcel.Damaged;
import dev.waybill.shipping.Parcel.Delivered;
import dev.waybill.shipping.Parcel.Lost;
import dev.waybill.shipping.Parcel.Returned;
import dev.waybill.shipping.Parcel.Travelling;
import dev.waybill.shipping.Shipment.Sold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From labels to doors: what scans mean for parcels, and parcels for their shipment. */
final class TrackingDecider {

    private final Dispatch before;
    private final List<Parcel> parcels;
    private final List<ShipmentFailed> failures = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Instant now;

    private TrackingDecider(Dispatch before, Instant now) {
        this.before = before;
        this.parcels = new ArrayList<>(before.parcels());
        this.now = now;
    }

    /**
     * @param scans that are heard for the first time, of any parcel of it, in any order
     */
    static Step hear(Dispatch dispatch, List<Scan> scans, Instant now) {
        var tracking = new TrackingDecider(dispatch, now);
        scans.forEach(tracking::hear);
        return tracking.step();
    }

    /** What has been silent for that long is lost. */
    static Step giveUp(Dispatch dispatch, Instant silentSince, Instant now) {
        var tracking = new TrackingDecider(dispatch, now);
        for (var parcel : dispatch.travelling()) {
            if (parcel.position().at().isBefore(silentSince)) {
                tracking.move(parcel, Parcel.giveUp(parcel, now), now);
            }
        }
        return tracking.step();
    }

    private void hear(Scan scan) {
        for (var parcel : List.copyOf(parcels)) {
            if (parcel instanceof Carried carried
                    && carried.label().trackingNumber().equals(scan.trackingNumber())) {
                var after = (Carried) carried.hear(scan);
                if (scan.kind() == Scan.Kind.ATTEMPT_FAILED && carried instanceof Travelling) {
                    fail(after, ShipmentFailure.FAILED_DELIVERY, scan.at());
                }
                move(carried, after, scan.at());
            }
        }
    }

    private void move(Carried from, Carried to, Instant at) {
        parcels.set(parcels.indexOf(from), to);
        if (to.getClass() == from.getClass()) {
            return;
        }
        if (from instanceof Lost) {
            claims.add(claim(from, Claim.Reason.LOST, Claim.State.WITHDRAWN));
        }
        var failure = failure(to);
        if (failure != null) {
            fail(to, failure, at);
        }
        claimed(to).ifPresent(claims::add);
    }

    private Optional<Claim> claimed(Carried parcel) {
        return switch (parcel) {
            case Lost lost -> Optional.of(claim(lost, Claim.Reason.LOST, Claim.State.OPEN));
            case Damaged damaged ->
                    Optional.of(claim(damaged, Claim.Reason.DAMAGED, Claim.State.OPEN));
            case Travelling _, Delivered _, Returned _ -> Optional.empty();
        };
    }

    private Claim claim(Carried parcel, Claim.Reason reason, Claim.State state) {
        return new Claim(
                Ids.derive(parcel.box().parcelId(), "claim/" + reason),
                before.id(),
                parcel.box().parcelId(),
                parcel.label().carrier(),
                parcel.label().trackingNumber(),
                reason,
                state,
                now,
                state == Claim.State.OPEN ? null : now,
                null,
                null);
    }

    private void fail(Carried parcel, ShipmentFailure reason, Instant at) {
        failures.add(Facts.failed(before, parcel, reason, at));
    }

    private static @Nullable ShipmentFailure failure(Parcel parcel) {
        return switch (parcel) {
            case Lost _ -> ShipmentFailure.LOST;
            case Damaged _ -> ShipmentFailure.DAMAGED;
            case Returned _ -> ShipmentFailure.RETURNED_TO_SENDER;
            case Parcel.Packed _, Travelling _, Delivered _ -> null;
        };
    }

    private Step step() {
        var moved = before.with(parcels);
        if (!(before.shipment() instanceof Sold sold) || !moved.hasEnded()) {
            return Step.to(moved).tell(failures).claim(claims);
        }
        var arrived = arrived(moved);
        return Step.to(moved.with(ended(sold, moved)))
                .tell(failures)
                .tell(arrived.isEmpty() ? List.of() : List.of(Facts.delivered(moved, arrived)))
                .claim(claims);
    }

    /** Told when the last parcel has ended; what turns up after that is told by itself. */
    private List<Delivered> arrived(Dispatch moved) {
        return before.hasEnded()
                ? moved.delivered().stream()
                        .filter(parcel -> !before.parcels().contains(parcel))
                        .toList()
                : moved.delivered();
    }

    private static Shipment ended(Sold sold, Dispatch moved) {
        var terms = sold.terms();
        for (var parcel : moved.carried()) {
            var failure = failure(parcel);
            if (failure != null) {
                var at = parcel.position().at();
                return new Shipment.Failed(terms, sold.round(), sold.sale(), failure, at);
            }
        }
        var last = Facts.last(moved.delivered());
        return new Shipment.Delivered(terms, sold.round(), sold.sale(), last.at(), last.signedBy());
    }
}

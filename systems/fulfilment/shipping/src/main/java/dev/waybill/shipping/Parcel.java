package dev.waybill.shipping;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parcel is in exactly one of these states.
 *
 * <pre>
 * Packed --label--> Labelled --moving--> InTransit --out--> OutForDelivery --delivered--> Delivered
 *                                           ^                  ^      |
 *                                           |            out |      | nobody opened
 *                                           |                  |      v
 *                                           `---moving--- AwaitingRedelivery --third time--> Returning
 *                                                                                              |
 *                                                                                 returned --> Returned
 * any of them on its way --lost--> Lost --found--> Delivered, Returned, Damaged
 * any of them on its way --damaged--> Damaged
 * </pre>
 *
 * Scans come late, twice and in any order. Travelling states follow the latest scan by the
 * carrier's clock; an end is an end, except that what was lost may be found.
 */
sealed interface Parcel {

    Box box();

    /** Packed, and nobody's yet. */
    record Packed(Box box) implements Parcel {

        Labelled label(Label label) {
            return new Labelled(box, label, Position.start(label.at()));
        }
    }

    /** With a carrier. */
    sealed interface Carried extends Parcel {
        Label label();

        Position position();
    }

    /** On its way: it moves on with each scan. */
    sealed interface Travelling extends Carried {}

    record Labelled(Box box, Label label, Position position) implements Travelling {}

    record InTransit(Box box, Label label, Position position) implements Travelling {}

    record OutForDelivery(Box box, Label label, Position position) implements Travelling {}

    record AwaitingRedelivery(Box box, Label label, Position position) implements Travelling {}

    record Returning(Box box, Label label, Position position) implements Travelling {}

    /** Nothing comes after it. */
    sealed interface Ended extends Carried {}

    record Delivered(Box box, Label label, Position position) implements Ended {}

    record Lost(Box box, Label label, Position position) implements Ended {}

    record Damaged(Box box, Label label, Position position) implements Ended {}

    record Returned(Box box, Label label, Position position) implements Ended {}

    /** The names that the table and HTTP know the states by. */
    enum State {
        PACKED,
        LABELLED,
        IN_TRANSIT,
        OUT_FOR_DELIVERY,
        AWAITING_REDELIVERY,
        RETURNING,
        DELIVERED,
        LOST,
        DAMAGED,
        RETURNED
    }

    default State state() {
        return State.valueOf(
                getClass()
                        .getSimpleName()
                        .replaceAll("(?<=.)(?=[A-Z])", "_")
                        .toUpperCase(Locale.ROOT));
    }

    default Parcel hear(Scan scan) {
        return switch (this) {
            case Packed packed -> packed; // a scan of somebody else's parcel
            case Travelling travelling -> at(box(), travelling.label(), moved(travelling, scan));
            case Lost lost ->
                    isFound(scan.kind()) ? at(box(), lost.label(), moved(lost, scan)) : lost;
            case Delivered _, Damaged _, Returned _ -> this;
        };
    }

    /** Given up after a long silence. */
    static Lost giveUp(Travelling parcel, Instant now) {
        var last = parcel.position();
        var lost = new Position(Scan.Kind.LOST, now, last.attempts(), null);
        return new Lost(parcel.box(), parcel.label(), lost);
    }

    private static boolean isFound(Scan.Kind kind) {
        return switch (kind) {
            case DELIVERED, RETURNED, DAMAGED -> true;
            case NOTED, MOVING, OUT_FOR_DELIVERY, ATTEMPT_FAILED, RETURNING, LOST -> false;
        };
    }

    private static boolean isEnd(Scan.Kind kind) {
        return isFound(kind) || kind == Scan.Kind.LOST;
    }

    /** An end counts whenever it is said to have been. */
    private static Position moved(Carried parcel, Scan scan) {
        var before = parcel.position();
        return isEnd(scan.kind())
                ? new Position(scan.kind(), scan.at(), before.attempts(), scan.signedBy())
                : before.hear(scan);
    }

    /** The state that a position means; the table is read back with it too. */
    static Parcel at(Box box, @Nullable Label label, Position position) {
        if (label == null) {
            return new Packed(box);
        }
        return switch (position.kind()) {
            case NOTED -> new Labelled(box, label, position);
            case MOVING -> new InTransit(box, label, position);
            case OUT_FOR_DELIVERY -> new OutForDelivery(box, label, position);
            case ATTEMPT_FAILED ->
                    position.isTriedOut()
                            ? new Returning(box, label, position)
                            : new AwaitingRedelivery(box, label, position);
            case RETURNING -> new Returning(box, label, position);
            case DELIVERED -> new Delivered(box, label, position);
            case LOST -> new Lost(box, label, position);
            case DAMAGED -> new Damaged(box, label, position);
            case RETURNED -> new Returned(box, label, position);
        };
    }
}

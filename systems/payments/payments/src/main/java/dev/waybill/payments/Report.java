package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.FraudReason;
import dev.waybill.platform.effects.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the outside says about a payment, be it the answer to a call, the result of a look-up or a
 * webhook's hint. It is a fact about the provider's books, so hearing it twice or late is harmless.
 * In words it is one line for whoever looks at the attempts.
 */
sealed interface Report {

    /**
     * The money is set aside.
     *
     * @param score the fraud screening's, 0 to 1, if this report comes with it
     * @param review the screening could not make up its mind: somebody has to look at the order
     */
    record Held(String reference, @Nullable Double score, boolean review) implements Report {
        Held(String reference, @Nullable Double score) {
            this(reference, score, false);
        }

        @Override
        public String toString() {
            return "held " + reference;
        }
    }

    /**
     * @param inAll what has been taken of this authorization, by however many captures
     * @param closed nothing more can be taken of it
     */
    record Taken(String reference, long inAll, boolean closed) implements Report {
        @Override
        public String toString() {
            return "taken " + inAll + " " + reference;
        }
    }

    /**
     * @param lapsed nobody wished it: it was too old
     */
    record Released(String reference, boolean lapsed) implements Report {
        @Override
        public String toString() {
            return (lapsed ? "lapsed " : "released ") + reference;
        }
    }

    /** The provider said no. */
    record Refused(DeclineReason reason, @Nullable Double score) implements Report {
        @Override
        public String toString() {
            return "refused " + reason;
        }
    }

    /** The fraud screening said no; the provider was not asked. */
    record Stopped(FraudReason reason, @Nullable Double score) implements Report {
        @Override
        public String toString() {
            return "stopped " + reason;
        }
    }

    /**
     * @param captureId what of the refund went back to this capture
     */
    record GivenBack(UUID refundId, UUID captureId) implements Report {
        @Override
        public String toString() {
            return "given back";
        }
    }

    record NotGivenBack(UUID refundId, UUID captureId, String why) implements Report {
        @Override
        public String toString() {
            return "refused " + why;
        }
    }

    /** Looked up, and not there: what was asked for has not happened. */
    record Absent() implements Report {}

    /**
     * Nobody can tell what happened.
     *
     * @param keyBurnt the provider will answer this key with its own failure for ever
     */
    record Unknown(String why, boolean keyBurnt) implements Report {
        static Unknown because(String why) {
            return new Unknown(why, false);
        }
    }

    /** What a call has found out; none if nobody can tell. */
    static @Nullable Report of(Outcome<Report> outcome) {
        return switch (outcome) {
            case Outcome.Done<Report>(var report) -> report;
            case Outcome.Refused<Report>(var report) -> report;
            case Outcome.Absent<Report> _ -> new Absent();
            case Outcome.Unknown<Report> _ -> null;
        };
    }

    /** What it means to an effect that asked for that. */
    default Outcome<Report> outcome(Operation operation) {
        return switch (this) {
            case Unknown(var why, var keyBurnt) -> new Outcome.Unknown<>(why, keyBurnt);
            case Absent _ -> new Outcome.Absent<>();
            case Held _ -> done(operation == Operation.AUTHORIZE);
            // A release of what was taken in part ends as taken.
            case Taken taken ->
                    done(
                            operation != Operation.REFUND
                                    && (operation != Operation.VOID || taken.closed()));
            case Released _ -> done(operation == Operation.VOID);
            case GivenBack _ -> done(operation == Operation.REFUND);
            case Refused _, Stopped _, NotGivenBack _ -> done(false);
        };
    }

    private Outcome<Report> done(boolean done) {
        return done ? new Outcome.Done<>(this) : new Outcome.Refused<>(this);
    }

    /** The refund that it is about. */
    default @Nullable UUID concernedRefund() {
        return switch (this) {
            case GivenBack(var refundId, _) -> refundId;
            case NotGivenBack(var refundId, _, _) -> refundId;
            case Held _, Taken _, Released _, Refused _, Stopped _, Absent _, Unknown _ -> null;
        };
    }
}

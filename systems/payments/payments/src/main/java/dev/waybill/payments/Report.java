package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.FraudReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the outside says about a payment, be it the answer to a call, the result of a look-up or a
 * webhook's hint. It is a fact about the provider's books, so hearing it twice or late is harmless.
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
    }

    /**
     * @param inAll what has been taken of this authorization, by however many captures
     * @param closed nothing more can be taken of it
     */
    record Taken(String reference, long inAll, boolean closed) implements Report {}

    /**
     * @param lapsed nobody wished it: it was too old
     */
    record Released(String reference, boolean lapsed) implements Report {}

    /** The provider said no. */
    record Refused(DeclineReason reason, @Nullable Double score) implements Report {}

    /** The fraud screening said no; the provider was not asked. */
    record Stopped(FraudReason reason, @Nullable Double score) implements Report {}

    /**
     * @param captureId what of the refund went back to this capture
     */
    record GivenBack(UUID refundId, UUID captureId) implements Report {}

    record NotGivenBack(UUID refundId, UUID captureId, String why) implements Report {}

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

    /** One line for whoever looks at the attempts. */
    default String line() {
        return switch (this) {
            case Held held -> "held " + held.reference();
            case Taken taken -> "taken " + taken.inAll() + " " + taken.reference();
            case Released released ->
                    (released.lapsed() ? "lapsed " : "released ") + released.reference();
            case Refused refused -> "refused " + refused.reason();
            case Stopped stopped -> "stopped " + stopped.reason();
            case GivenBack _ -> "given back";
            case NotGivenBack refused -> "refused " + refused.why();
            case Absent _ -> "has not happened";
            case Unknown unknown -> unknown.why();
        };
    }

    /** How an effect stands after this report. */
    default Effect.State endOf(Operation operation) {
        var done =
                switch (this) {
                    case Held _ -> operation == Operation.AUTHORIZE;
                    // A release of what was taken in part ends as taken.
                    case Taken taken ->
                            operation != Operation.REFUND
                                    && (operation != Operation.VOID || taken.closed());
                    case Released _ -> operation == Operation.VOID;
                    case GivenBack _ -> operation == Operation.REFUND;
                    case Refused _, Stopped _, NotGivenBack _, Absent _, Unknown _ -> false;
                };
        if (this instanceof Unknown) {
            return Effect.State.UNKNOWN;
        }
        return done ? Effect.State.DONE : Effect.State.FAILED;
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

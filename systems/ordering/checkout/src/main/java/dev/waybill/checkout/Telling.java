package dev.waybill.checkout;

import java.time.Instant;

/** What a decision wants to be told: wishes that ask for a state, and the two ends of the story. */
sealed interface Telling {

    /**
     * A wish to another system. Its id follows from session, wish and attempt: asking twice is seen
     * to be that.
     */
    sealed interface Wish extends Telling {
        int attempt();
    }

    record ReserveStock(int attempt) implements Wish {}

    record AuthorizePayment(int attempt) implements Wish {}

    record CreateOrder(int attempt, String authorizationId, boolean review) implements Wish {}

    /** A wish that undoes something. */
    sealed interface Undo extends Wish {
        static Undo of(Debt debt, int attempt, Failure why) {
            return switch (debt) {
                case CANCEL_ORDER -> new CancelOrder(attempt, why);
                case VOID_PAYMENT -> new VoidPayment(attempt, why);
                case RELEASE_STOCK -> new ReleaseStock(attempt);
            };
        }
    }

    record CancelOrder(int attempt, Failure why) implements Undo {}

    record VoidPayment(int attempt, Failure why) implements Undo {}

    record ReleaseStock(int attempt) implements Undo {}

    record Completed(Instant at) implements Telling {}

    record Failed(Failure why, Instant at) implements Telling {}

    /** Whether its words need what is in the basket, which is only read then. */
    default boolean needsBasket() {
        return switch (this) {
            case ReserveStock _, AuthorizePayment _, CreateOrder _ -> true;
            case Failed failed -> !failed.why().unavailable().isEmpty();
            case CancelOrder _, VoidPayment _, ReleaseStock _, Completed _ -> false;
        };
    }
}

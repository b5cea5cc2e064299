package dev.waybill.checkout;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session is in exactly one of these states. CONFIRMED is the pivot: after it only
 * forward.
 *
 * <pre>
 * PRICING ---. the discount is known
 *  |         v
 *  |  STARTED ---> RESERVING ---> AUTHORIZING ---> CREATING_ORDER ---> CONFIRMED
 *  |      |          |  |             |                  |
 *  |      |          |  |  setback,   |  deadline,       |  wish to cancel
 *  |      | sold out |  +-------------+------------------+
 *  |      |          |                |
 *  |      |          |                v
 *  |      |          |          COMPENSATING  <---.   a late reply shows that
 *  |      |          |                |           |   something is there after all
 *  |      |          v                v           |
 *  '------'------> FAILED <-----------+           |   only when nothing is owed
 *                     '---------------------------'
 *
 * state           has asked for       must undo if it gives up
 * PRICING         nothing             nothing: promotions hear that it has failed
 * STARTED         nothing             nothing
 * RESERVING       the stock           release stock
 * AUTHORIZING     and the payment     void payment, release stock
 * CREATING_ORDER  and the order       cancel order; when that is answered: void payment, release stock
 * COMPENSATING    their undoing       what it still owes, asked for until it is answered
 * CONFIRMED       -                   nothing: the order owns stock and payment from here
 * FAILED          -                   nothing
 * </pre>
 */
sealed interface Session {

    Journey journey();

    /** A session that waits for something has a time at which it wakes up. */
    sealed interface Live extends Session {
        Turn turn();
    }

    /**
     * A session whose promotion code is being looked at: carts will say what it costs, or that the
     * code is refused. It is woken at its deadline only.
     */
    record Pricing(Journey journey, Turn turn) implements Live {
        static Pricing of(Journey journey) {
            return new Pricing(journey, new Turn(1, journey.deadline()));
        }

        Reserving priced(long total, Instant now) {
            var known = journey.priced(total);
            return new Reserving(known, Turn.first(now).notAfter(known.deadline()));
        }
    }

    /** A session that may still become an order, and knows what it costs. */
    sealed interface Forward extends Live {

        /** What has to be undone if this session gives up now. */
        Set<Debt> undo();

        /** The same step, asked for once more. */
        Forward at(Turn turn);

        /** What this step asks for. */
        Telling asks();
    }

    /** A session that has come to its end and told so. */
    sealed interface Finished extends Session {
        Instant finishedAt();
    }

    record Started(Journey journey, Turn turn) implements Forward {
        @Override
        public Set<Debt> undo() {
            return Debt.NOTHING;
        }

        @Override
        public Reserving at(Turn next) {
            return new Reserving(journey, next);
        }

        @Override
        public Telling asks() {
            return at(turn).asks();
        }
    }

    record Reserving(Journey journey, Turn turn) implements Forward {
        private static final Set<Debt> UNDO = Set.of(Debt.RELEASE_STOCK);

        @Override
        public Set<Debt> undo() {
            return UNDO;
        }

        @Override
        public Reserving at(Turn next) {
            return new Reserving(journey, next);
        }

        @Override
        public Telling.ReserveStock asks() {
            return new Telling.ReserveStock(turn.attempt());
        }
    }

    record Authorizing(Journey journey, Turn turn) implements Forward {
        private static final Set<Debt> UNDO = Set.of(Debt.VOID_PAYMENT, Debt.RELEASE_STOCK);

        @Override
        public Set<Debt> undo() {
            return UNDO;
        }

        @Override
        public Authorizing at(Turn next) {
            return new Authorizing(journey, next);
        }

        @Override
        public Telling.AuthorizePayment asks() {
            return new Telling.AuthorizePayment(turn.attempt());
        }
    }

    record CreatingOrder(Journey journey, Turn turn, String authorizationId) implements Forward {
        private static final Set<Debt> UNDO =
                Set.of(Debt.CANCEL_ORDER, Debt.VOID_PAYMENT, Debt.RELEASE_STOCK);

        @Override
        public Set<Debt> undo() {
            return UNDO;
        }

        @Override
        public CreatingOrder at(Turn next) {
            return new CreatingOrder(journey, next, authorizationId);
        }

        @Override
        public Telling.CreateOrder asks() {
            return new Telling.CreateOrder(turn.attempt(), authorizationId);
        }
    }

    /**
     * @param owes never empty
     * @param failedAt when the failure was told, if it was told before a late reply made the
     *     session owe again
     */
    record Compensating(
            Journey journey, Turn turn, Failure why, Set<Debt> owes, @Nullable Instant failedAt)
            implements Live {
        public Compensating {
            if (owes.isEmpty()) {
                throw new IllegalArgumentException("a session that owes nothing has failed");
            }
        }
    }

    record Confirmed(Journey journey, String confirmationNumber, Instant finishedAt)
            implements Finished {}

    /**
     * @param attempt the last at undoing something; zero if nothing had to be undone
     */
    record Failed(Journey journey, int attempt, Failure why, Instant finishedAt)
            implements Finished {}
}

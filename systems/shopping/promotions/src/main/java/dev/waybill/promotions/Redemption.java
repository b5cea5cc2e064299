package dev.waybill.promotions;

import dev.waybill.contracts.promotions.DiscountRefusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The use of a promotion by one checkout session is in exactly one of these states; each of them is
 * also the answer to that session, which gets the same one however often it asks.
 *
 * <pre>
 *   calculate --granted--> RESERVED --completed--> REDEEMED
 *       |                      `----give back---------`----> GIVEN_BACK
 *       `------refused---> REFUSED
 *   give back that overtakes calculate ---------------------> ENDED
 * </pre>
 *
 * Whatever comes twice or too late changes nothing.
 */
sealed interface Redemption {

    UUID sessionId();

    State state();

    Worth worth();

    enum State {
        RESERVED,
        REDEEMED,
        GIVEN_BACK,
        REFUSED,
        ENDED
    }

    /**
     * Whose use of what.
     *
     * @param discount minor units
     */
    record Use(UUID sessionId, String code, @Nullable UUID customerId, long discount) {}

    /** A use that was granted, whatever became of it. */
    sealed interface Granted extends Redemption {

        Use use();

        @Override
        default UUID sessionId() {
            return use().sessionId();
        }

        @Override
        default Worth worth() {
            return new Worth.Discount(use().code(), use().discount());
        }
    }

    /** Taken by a checkout that is under way. */
    record Reserved(Use use) implements Granted {

        @Override
        public State state() {
            return State.RESERVED;
        }

        Redeemed redeem() {
            return new Redeemed(use);
        }

        GivenBack giveBack() {
            return new GivenBack(use);
        }
    }

    /** Taken by an order. */
    record Redeemed(Use use) implements Granted {

        @Override
        public State state() {
            return State.REDEEMED;
        }

        GivenBack giveBack() {
            return new GivenBack(use);
        }
    }

    /** Free for somebody else. */
    record GivenBack(Use use) implements Granted {

        @Override
        public State state() {
            return State.GIVEN_BACK;
        }
    }

    /** The session was told no. */
    record Refused(UUID sessionId, DiscountRefusal reason) implements Redemption {

        @Override
        public State state() {
            return State.REFUSED;
        }

        @Override
        public Worth worth() {
            return new Worth.Nothing(reason);
        }
    }

    /**
     * The session was over before it asked: a tombstone, so that the late question takes nothing.
     */
    record Ended(UUID sessionId) implements Redemption {

        @Override
        public State state() {
            return State.ENDED;
        }

        @Override
        public Worth worth() {
            return new Worth.Nothing(DiscountRefusal.EXPIRED);
        }
    }
}

package dev.waybill.proof.simulate;

import java.util.EnumSet;
import java.util.List;

/** What can go wrong, and at which kinds of steps. */
enum Fault {
    KILL(
            "the process is killed",
            EnumSet.complementOf(EnumSet.of(Moment.REQUEST, Moment.RESPONSE, Moment.START))),
    HOLD("the transaction is held open", EnumSet.of(Moment.COMMIT)),
    STALL("the thread stalls", EnumSet.allOf(Moment.class)),
    FREEZE(
            "the process is frozen, and others take its place",
            EnumSet.complementOf(EnumSet.of(Moment.REQUEST, Moment.RESPONSE))),
    CUT_BEFORE("the connection is cut", EnumSet.of(Moment.STATEMENT, Moment.COMMIT)),
    CUT_AFTER("the connection is cut before the answer", EnumSet.of(Moment.COMMITTED)),
    SEND_TWICE("the message is published twice", EnumSet.of(Moment.SEND)),
    SEND_UNKNOWN("the acknowledgement is lost", EnumSet.of(Moment.SEND)),
    REBALANCE(
            "the partitions are dealt anew",
            EnumSet.of(Moment.STATEMENT, Moment.COMMIT, Moment.COMMITTED, Moment.POLL)),
    UNAVAILABLE("the provider answers 503", EnumSet.of(Moment.CALL)),
    BROKEN("the provider answers 500", EnumSet.of(Moment.CALL)),
    TIMEOUT_BEFORE("the provider does nothing and does not answer", EnumSet.of(Moment.CALL)),
    TIMEOUT_AFTER("the provider does it and does not answer", EnumSet.of(Moment.CALL)),
    WEBHOOK_LOST("a webhook is lost", EnumSet.of(Moment.ANSWER)),
    WEBHOOK_DOUBLED("a webhook is doubled", EnumSet.of(Moment.ANSWER)),
    WEBHOOK_EARLY("a webhook is early", EnumSet.of(Moment.ANSWER)),
    WEBHOOK_LATE("a webhook is late", EnumSet.of(Moment.ANSWER)),
    OUTAGE("the providers are down", EnumSet.of(Moment.CALL)),
    SILENCE("a system hears nothing for a while", EnumSet.of(Moment.COMMITTED, Moment.POLL)),
    CLOCK_JUMP("the clock jumps", EnumSet.allOf(Moment.class)),
    REPLY_LOST("the reply is lost", EnumSet.of(Moment.RESPONSE)),
    // From here on in scenes only: somebody has to see to what they leave behind.
    CAPTURE_REFUSED("the provider refuses to take the money", EnumSet.of(Moment.CALL)),
    REFUND_REFUSED("the provider refuses to give the money back", EnumSet.of(Moment.CALL)),
    TAKEN_BY_HAND("somebody takes the money at the provider's", EnumSet.of(Moment.CALL));

    /** What a seed may draw. */
    static final List<Fault> DRAWN = List.copyOf(EnumSet.range(KILL, REPLY_LOST));

    private final String what;
    private final EnumSet<Moment> moments;

    Fault(String what, EnumSet<Moment> moments) {
        this.what = what;
        this.moments = moments;
    }

    String what() {
        return what;
    }

    boolean fits(Actor actor) {
        return moments.contains(actor.moment)
                && switch (this) {
                    case KILL, FREEZE -> actor.machine != null;
                    default -> true;
                };
    }

    /** In the order of their declaration: what is drawn must not depend on a hash. */
    List<Moment> moments() {
        return List.copyOf(moments);
    }
}

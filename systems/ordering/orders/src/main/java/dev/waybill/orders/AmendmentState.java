package dev.waybill.orders;

/**
 * A pending amendment is in exactly one of these states; those in brackets are over.
 *
 * <pre>
 * (nothing) --asked for--> RESERVING --stock held, price known--> PENDING --commit--> COMMITTING
 *                           |  |  |                                |  |  |             |     |
 *        no stock, no such  |  |  |            nothing is to be paid  |  |  authorized |     | declined, or the
 *        code: [FAILED] &lt;---'  |  |                     or given back |  |             |     | order has moved on
 *                              |  |                                v  |  |             v     v
 *        withdrawn: [WITHDRAWN]&lt;--+------------------------ [APPLIED] |  | [APPLIED] &lt;-'     '--> [FAILED]
 *                                 |                                   |  |
 *        15 minutes: [EXPIRED] &lt;--'-----------------------------------'  '--the order has moved on--> [FAILED]
 *
 * state       stock held  price known  refused   commit            withdraw   time is up  authorized  declined
 * RESERVING   + PENDING   + PENDING    FAILED    not yet           WITHDRAWN  EXPIRED     -           -
 * PENDING     -           -            -         COMMITTING,       WITHDRAWN  EXPIRED     -           -
 *                                                APPLIED, FAILED
 * COMMITTING  -           -            -         is on its way     too late   -           APPLIED,    FAILED
 *                                                                                         FAILED
 * over        -           -            -         as it ended       as it ended  -         -           -
 * </pre>
 *
 * When both are there, stock and price, it is PENDING. Whatever is over has nothing held any more.
 * The order goes to no warehouse before that; when it comes to its end, RESERVING and PENDING are
 * FAILED.
 */
enum AmendmentState {
    RESERVING,
    PENDING,
    COMMITTING,
    APPLIED,
    FAILED,
    EXPIRED,
    WITHDRAWN;

    boolean isOver() {
        return switch (this) {
            case RESERVING, PENDING, COMMITTING -> false;
            case APPLIED, FAILED, EXPIRED, WITHDRAWN -> true;
        };
    }

    boolean leadsTo(AmendmentState next) {
        return switch (this) {
            case RESERVING ->
                    next == PENDING || next == FAILED || next == EXPIRED || next == WITHDRAWN;
            case PENDING ->
                    next == COMMITTING
                            || next == APPLIED
                            || next == FAILED
                            || next == EXPIRED
                            || next == WITHDRAWN;
            case COMMITTING -> next == APPLIED || next == FAILED;
            case APPLIED, FAILED, EXPIRED, WITHDRAWN -> false;
        };
    }

    /** It waits for others or for people, so its time can be up. */
    boolean waits() {
        return this == RESERVING || this == PENDING;
    }
}

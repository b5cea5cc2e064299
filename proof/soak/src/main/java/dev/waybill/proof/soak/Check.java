package dev.waybill.proof.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * What one comparison has found.
 *
 * @param row of the table that it belongs to
 * @param what must hold
 * @param how it was compared
 * @param counted how many were compared: a check of nothing proves nothing
 * @param violations how many do not hold
 * @param examples up to ten of them, with their ids
 */
record Check(
        Row row, String what, String how, long counted, long violations, List<String> examples) {

    static final int EXAMPLES = 10;

    /** For one that does not say how many it has looked at. */
    static final long NOT_COUNTED = -1;

    /** The table's rows. */
    enum Row {
        STOCK("no unit oversold; stock ledger = stock"),
        CHECKOUTS("no accepted checkout lost; all terminal within 60 s of calm"),
        ONE_ORDER("at most one order per Idempotency-Key and per cart"),
        ONCE(
                "every effect once: messages contiguous, no command applied twice, one charge per payment"),
        ORDER_PER_KEY("order per key"),
        MONEY("money: captured - refunded = orders' money = provider's books"),
        DOORS(
                "to the door: every order arrives or is paid back, one label per parcel, each person told once"),
        BACK("and back: no more returned than delivered, no more paid back than taken"),
        SESSIONS("a live session has a timer; a finished one owes nothing"),
        VIEWS("every view = fold of its history"),
        SHOP("the shop served: the client's own complaints");

        private final String words;

        Row(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Check {
        examples = examples.stream().limit(EXAMPLES).toList();
    }

    boolean holds() {
        return violations == 0 && counted != 0;
    }

    /** All that are wrong are given. */
    static Check of(Row row, String what, String how, long counted, List<String> wrong) {
        return new Check(row, what, how, counted, wrong.size(), wrong);
    }

    /** Collects what is wrong, and how many were looked at. */
    static final class Tally {
        private final Row row;
        private final String what;
        private final String how;
        private final List<String> wrong = new ArrayList<>();
        private long counted;

        Tally(Row row, String what, String how) {
            this.row = row;
            this.what = what;
            this.how = how;
        }

        void look(boolean right, java.util.function.Supplier<String> otherwise) {
            counted++;
            if (!right) {
                wrong.add(otherwise.get());
            }
        }

        Check done() {
            return Check.of(row, what, how, counted, wrong);
        }
    }
}

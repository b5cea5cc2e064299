package dev.waybill.orders;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Pure: what becomes of an amendment when others or people speak: {@link AmendmentState}. */
final class AmendmentMoves {

    private static final String OVER = "The order is over.";

    private AmendmentMoves() {}

    /** What is said about an amendment. */
    sealed interface Word {

        record StockHeld() implements Word {}

        /** What its code is worth, in minor units. */
        record PriceKnown(long discount) implements Word {}

        /** There is no stock, or the code is not taken. */
        record Refused(String why) implements Word {}

        record Commit() implements Word {}

        record Withdraw() implements Word {}

        record TimeUp() implements Word {}

        /** The order has come to its end. */
        record OrderOver() implements Word {}

        /** Payments agrees to the other amount. */
        record Authorized() implements Word {}

        record Declined(String why) implements Word {}
    }

    /** A word about one amendment. */
    record Said(UUID amendmentId, Word word) {}

    /** What the order would be with the amendment, as it is now. */
    sealed interface Look {

        /**
         * @param difference what payments has to agree to, in minor units; zero if it has not
         */
        record Fits(long total, long difference, int revision) implements Look {}

        record No(String why) implements Look {}
    }

    /**
     * @param look at the order, with an amendment as it is then
     * @return the same if the word changes nothing
     */
    static Amendment next(Amendment it, Word word, Function<Amendment, Look> look, Instant now) {
        return switch (it.state()) {
            case RESERVING -> reserving(it, word, look, now);
            case PENDING -> pending(it, word, look, now);
            case COMMITTING -> committing(it, word, look, now);
            case APPLIED, FAILED, EXPIRED, WITHDRAWN -> it;
        };
    }

    private static Amendment reserving(
            Amendment it, Word word, Function<Amendment, Look> look, Instant now) {
        return switch (word) {
            case Word.StockHeld _ -> complete(it.withStock(), look, now);
            case Word.PriceKnown(var discount) -> complete(it.withDiscount(discount), look, now);
            case Word.Refused(var why) -> it.failed(why, now);
            case Word.Withdraw _ -> it.to(AmendmentState.WITHDRAWN, now);
            case Word.TimeUp _ -> it.to(AmendmentState.EXPIRED, now);
            case Word.OrderOver _ -> it.failed(OVER, now);
            case Word.Commit _, Word.Authorized _, Word.Declined _ -> it;
        };
    }

    /** With stock and price it can be committed. */
    private static Amendment complete(Amendment it, Function<Amendment, Look> look, Instant now) {
        if (!it.stockHeld() || !it.priceKnown()) {
            return it;
        }
        return switch (look.apply(it)) {
            case Look.Fits(var total, _, _) -> it.pending(total, now);
            case Look.No(var why) -> it.failed(why, now);
        };
    }

    private static Amendment pending(
            Amendment it, Word word, Function<Amendment, Look> look, Instant now) {
        return switch (word) {
            case Word.Commit _ -> commit(it, look.apply(it), now);
            case Word.Withdraw _ -> it.to(AmendmentState.WITHDRAWN, now);
            case Word.TimeUp _ -> it.to(AmendmentState.EXPIRED, now);
            case Word.OrderOver _ -> it.failed(OVER, now);
            case Word.StockHeld _,
                    Word.PriceKnown _,
                    Word.Refused _,
                    Word.Authorized _,
                    Word.Declined _ ->
                    it;
        };
    }

    private static Amendment commit(Amendment it, Look look, Instant now) {
        return look instanceof Look.Fits(var total, var difference, _)
                        && total == it.newTotal()
                        && difference != 0
                ? it.to(AmendmentState.COMMITTING, now)
                : apply(it, look, now);
    }

    private static Amendment committing(
            Amendment it, Word word, Function<Amendment, Look> look, Instant now) {
        return switch (word) {
            case Word.Authorized _ -> apply(it, look.apply(it), now);
            case Word.Declined(var why) -> it.failed(why, now);
            // What payments answers ends it then.
            case Word.StockHeld _,
                    Word.PriceKnown _,
                    Word.Refused _,
                    Word.Commit _,
                    Word.Withdraw _,
                    Word.TimeUp _,
                    Word.OrderOver _ ->
                    it;
        };
    }

    private static Amendment apply(Amendment it, Look look, Instant now) {
        return switch (look) {
            case Look.Fits(var total, _, var revision) when total == it.newTotal() ->
                    it.applied(revision, now);
            case Look.Fits _ -> it.failed("The order has changed since the price was told.", now);
            case Look.No(var why) -> it.failed(why, now);
        };
    }
}

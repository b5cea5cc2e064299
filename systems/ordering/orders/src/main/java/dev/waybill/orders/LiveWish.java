package dev.waybill.orders;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.orders.OrderViews.Narrowing;
import dev.waybill.orders.OrderViews.Question;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a page wants to be told, all of it each time. It says so again every few seconds, with what
 * it has heard last: so nothing is lost with a line, and who is gone is known to be.
 *
 * @param who looks, in words
 * @param list the list that is shown, if one is
 * @param order the order that is open, if one is
 */
record LiveWish(String who, @Nullable Follow list, @Nullable UUID order) {

    static final int MOST = 200;

    LiveWish {
        var guard = new Guard();
        guard.text("who", who, 1, 100);
        guard.check();
    }

    /**
     * A list, as {@code GET /orders/news} has it.
     *
     * @param after the newest order that the page knows; none if it knows none
     * @param from since when, for a page that knows none
     */
    record Follow(
            @Nullable UUID after,
            @Nullable Instant from,
            @Nullable UUID customerId,
            @Nullable OrderStatus status,
            @Nullable OrderStage stage,
            @Nullable Long minTotal,
            @Nullable Long maxTotal,
            @Nullable UUID productId,
            @Nullable String text) {

        Follow after(UUID newest) {
            return new Follow(
                    newest, from, customerId, status, stage, minTotal, maxTotal, productId, text);
        }

        Question question() {
            return new Question(
                    customerId,
                    status,
                    after == null ? from : null,
                    null,
                    new Narrowing(stage, null, minTotal, maxTotal, productId, Looking.read(text)),
                    null,
                    null,
                    MOST + 1);
        }
    }
}

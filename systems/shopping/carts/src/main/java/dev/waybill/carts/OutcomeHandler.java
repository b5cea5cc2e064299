package dev.waybill.carts;

import static java.util.stream.Collectors.toSet;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.carts.Cart.Open;
import dev.waybill.carts.Cart.Ordered;
import dev.waybill.carts.Cart.Pricing;
import dev.waybill.carts.PriceQuestions.Answered;
import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;

/**
 * Closes the carts that became orders and opens those whose checkout failed. News of another
 * session than the one under way is stale, and news heard twice finds the cart moved on. A cart
 * that was waiting for its price waits no more: an answer that comes after all finds no open
 * question.
 */
final class OutcomeHandler implements BatchHandler<Outcome> {

    private final Carts carts;
    private final PriceQuestions questions;
    private final Signals signals;

    OutcomeHandler(Carts carts, PriceQuestions questions, Signals signals) {
        this.carts = carts;
        this.questions = questions;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<Outcome> batch, Outbox outbox) {
        var named = batch.bodies().map(Outcome::cartId).collect(toSet());
        var desk = new CartDesk(carts.lockWithoutLines(named));
        var ended = new ArrayList<Answered>();
        for (var outcome : batch.bodies().toList()) {
            switch (desk.find(outcome.cartId())) {
                case CheckedOut cart when cart.sessionId().equals(outcome.sessionId()) ->
                        desk.put(outcome.applyTo(cart));
                case Pricing cart when cart.sessionId().equals(outcome.sessionId()) -> {
                    desk.put(outcome.applyTo(cart));
                    ended.add(new Answered(cart.sessionId(), new PriceAnswer.Ended()));
                }
                case CheckedOut _, Pricing _, Open _, Ordered _ -> {}
                case null -> {}
            }
        }
        carts.save(desk, batch.now());
        questions.answer(ended, batch.now());
        outbox.afterCommit(() -> ended.forEach(each -> signals.raise(each.sessionId())));
    }
}

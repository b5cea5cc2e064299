package dev.waybill.carts;

import static java.util.stream.Collectors.toSet;

import dev.waybill.carts.Cart.Pricing;
import dev.waybill.carts.PriceAnswer.Granted;
import dev.waybill.carts.PriceAnswer.Quote;
import dev.waybill.carts.PriceAnswer.Refused;
import dev.waybill.carts.PriceQuestions.Answered;
import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Room;
import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Goes on with carts whose discount is known: checked out if it is granted, open again if it is
 * refused. Carts are locked before questions, as everywhere here.
 */
final class DiscountHandler implements BatchHandler<DiscountCalculated> {

    private final Carts carts;
    private final PriceQuestions questions;
    private final Ids ids;
    private final Signals signals;

    DiscountHandler(Carts carts, PriceQuestions questions, Room room) {
        this.carts = carts;
        this.questions = questions;
        this.ids = room.ids();
        this.signals = room.signals();
    }

    @Override
    public void handle(Batch<DiscountCalculated> batch, Outbox outbox) {
        var desk = new CartDesk(carts.lock(cartsIn(batch)));
        var open = questions.lockOpen(sessionsIn(batch));
        var answers = new ArrayList<Answered>();
        for (var heard : batch) {
            // Answered once: a quote has no session, a second answer finds no open question.
            var question = open.remove(heard.body().checkoutSessionId());
            if (question != null) {
                var answer = PriceAnswer.of(heard.body(), question);
                answers.add(new Answered(question.sessionId(), answer));
                goOn(heard, question, answer, desk, outbox, batch.now());
            }
        }
        carts.save(desk, batch.now());
        questions.answer(answers, batch.now());
        outbox.afterCommit(() -> answers.forEach(each -> signals.raise(each.sessionId())));
    }

    private void goOn(
            Heard<DiscountCalculated> heard,
            PriceQuestion question,
            Quote answer,
            CartDesk desk,
            Outbox outbox,
            Instant now) {
        if (!(desk.find(question.cartId()) instanceof Pricing cart)
                || !cart.sessionId().equals(question.sessionId())) {
            throw new IllegalStateException(
                    "cart " + question.cartId() + " does not wait for its open price question");
        }
        var journey = heard.cause().correlatedTo(question.sessionId());
        switch (answer) {
            case Granted(var discount, var applied) -> {
                var checkedOut = cart.grant(discount);
                desk.put(checkedOut);
                outbox.tell(
                        CheckoutFact.of(ids.next(), checkedOut, question.wish(), applied, now),
                        journey);
            }
            case Refused(var why) -> {
                desk.put(cart.reopen());
                outbox.tell(question.refused(ids.next(), why, now), journey);
            }
        }
    }

    private static Set<UUID> cartsIn(Batch<DiscountCalculated> batch) {
        return batch.bodies().map(DiscountCalculated::cartId).collect(toSet());
    }

    private static Set<UUID> sessionsIn(Batch<DiscountCalculated> batch) {
        return batch.bodies()
                .map(DiscountCalculated::checkoutSessionId)
                .flatMap(Stream::ofNullable)
                .collect(toSet());
    }
}

package dev.waybill.carts;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;

/**
 * The net under a cart that is PRICING: promotions are asked again, and answer the same session the
 * same.
 */
final class AskForPricesAgain implements Alarm {

    private static final int AT_ONCE = 500;

    private final PriceQuestions questions;

    AskForPricesAgain(PriceQuestions questions) {
        this.questions = questions;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = questions.postponeDue(now, AT_ONCE);
        due.forEach(question ->
                outbox.tell(question.command(), Cause.timer(question.sessionId(), "system carts")));
        return due.size();
    }
}

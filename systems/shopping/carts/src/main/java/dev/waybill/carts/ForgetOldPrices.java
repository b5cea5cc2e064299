package dev.waybill.carts;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;

/** Answers of promotions are kept for those who ask again, not for ever. */
final class ForgetOldPrices implements Alarm {

    private static final int AT_ONCE = 500;

    private final PriceQuestions questions;
    private final Duration kept;

    ForgetOldPrices(PriceQuestions questions, Duration kept) {
        this.questions = questions;
        this.kept = kept;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        return questions.deleteAnsweredBefore(now.minus(kept), AT_ONCE);
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }
}

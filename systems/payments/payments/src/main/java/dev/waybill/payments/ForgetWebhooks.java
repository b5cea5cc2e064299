package dev.waybill.payments;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;

/** Forgets the ids of old webhooks: the provider repeats them for three days. */
final class ForgetWebhooks implements Alarm {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final int BITE = 2_000;

    private final Webhooks webhooks;
    private Instant next = Instant.MIN;

    ForgetWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        if (now.isBefore(next)) {
            return 0;
        }
        var forgotten = webhooks.forgetBefore(now.minus(KEPT), BITE);
        if (forgotten < BITE) {
            next = now.plus(EVERY);
        }
        return forgotten;
    }
}

package dev.waybill.payments;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;

/** Forgets the ids of old webhooks: the provider repeats them for three days. */
final class ForgetWebhooks implements Alarm {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int BITE = 2_000;

    private final Webhooks webhooks;

    ForgetWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        return webhooks.forgetBefore(now.minus(KEPT), BITE);
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }
}

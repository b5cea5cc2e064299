package dev.waybill.promotions;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;

/** Finished redemptions are kept as long as they can still be given back; the counts stay. */
final class ForgetRedemptions implements Alarm {

    private static final int AT_ONCE = 500;

    private final Redemptions redemptions;
    private final Duration kept;

    ForgetRedemptions(Redemptions redemptions, Duration kept) {
        this.redemptions = redemptions;
        this.kept = kept;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        return redemptions.deleteFinishedBefore(now.minus(kept), AT_ONCE);
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }
}

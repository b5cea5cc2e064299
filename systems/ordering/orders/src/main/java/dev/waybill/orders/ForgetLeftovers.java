package dev.waybill.orders;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;

/** What was written down for orders that never came to be, and prices that nobody waits for. */
final class ForgetLeftovers implements Alarm {

    private static final int AT_ONCE = 500;

    private final Orders orders;
    private final Quotes quotes;

    ForgetLeftovers(Orders orders, Quotes quotes) {
        this.orders = orders;
        this.quotes = quotes;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        return orders.forgetUnclaimedAllocations(now, AT_ONCE)
                + quotes.forget(now.minus(Quotes.KEPT), AT_ONCE);
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }
}

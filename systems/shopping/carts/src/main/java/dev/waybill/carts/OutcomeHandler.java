package dev.waybill.carts;

import static java.util.stream.Collectors.toSet;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;

/**
 * Closes the carts that became orders and opens those whose checkout failed. News of another
 * session than the one under way is stale, and news heard twice finds the cart moved on.
 */
final class OutcomeHandler implements BatchHandler<Outcome> {

    private final Carts carts;

    OutcomeHandler(Carts carts) {
        this.carts = carts;
    }

    @Override
    public void handle(Batch<Outcome> batch, Outbox outbox) {
        var named = batch.bodies().map(Outcome::cartId).collect(toSet());
        var desk = new CartDesk(carts.lockWithoutLines(named));
        for (var outcome : batch.bodies().toList()) {
            if (desk.find(outcome.cartId()) instanceof CheckedOut cart
                    && cart.sessionId().equals(outcome.sessionId())) {
                desk.put(outcome.applyTo(cart));
            }
        }
        carts.save(desk, batch.now());
    }
}

package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Asks for one order. */
public record GetOrder(UUID orderId) {

    public GetOrder {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.check();
    }
}

package dev.waybill.carts.offence;

import dev.waybill.orders.OrdersSystem;

public final class LeansOnOrders {

    String neighbour() {
        return new OrdersSystem().name();
    }
}

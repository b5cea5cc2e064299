package dev.waybill.platform.offence;

import dev.waybill.contracts.orders.CreateOrder;

public final class KnowsOrders {

    long total(CreateOrder order) {
        return order.total();
    }
}

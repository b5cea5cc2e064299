package dev.waybill.orders;

import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;

/** What people ask of orders over HTTP. */
sealed interface OrderAsk {

    record Create(CreateOrder wish) implements OrderAsk {}

    record Cancel(CancelOrder wish) implements OrderAsk {}
}

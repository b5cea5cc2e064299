package dev.waybill.carts.offence;

public final class ReadsOrdersTables {

    String sql() {
        return """
        select total from orders.orders where order_id = :id
        """;
    }
}

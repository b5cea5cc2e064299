package dev.waybill.carts;

import static java.util.Objects.requireNonNull;

import dev.waybill.carts.Cart.CheckedOut;
import dev.waybill.carts.Cart.Open;
import dev.waybill.carts.Cart.Ordered;
import dev.waybill.carts.Cart.Pricing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cart's row in the table of carts, without its lines. */
record CartRow(
        UUID id,
        Cart.Status status,
        @Nullable UUID customerId,
        @Nullable String currency,
        @Nullable UUID sessionId,
        @Nullable UUID orderId,
        long discount,
        long version) {

    static CartRow of(ResultSet row) throws SQLException {
        return new CartRow(
                row.getObject("id", UUID.class),
                Cart.Status.valueOf(row.getString("status")),
                row.getObject("customer_id", UUID.class),
                row.getString("currency"),
                row.getObject("checkout_session_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getLong("discount"),
                row.getLong("version"));
    }

    Cart holding(Map<UUID, Line> items) {
        var basket = new Basket(id, customerId, currency, items, version);
        return switch (status) {
            case OPEN -> new Open(basket);
            case PRICING -> new Pricing(basket, known());
            case CHECKED_OUT -> new CheckedOut(basket, known(), discount);
            case ORDERED -> new Ordered(basket, known(), requireNonNull(orderId), discount);
        };
    }

    private UUID known() {
        return requireNonNull(sessionId, "the table has a session for each frozen cart");
    }

    static @Nullable UUID session(Cart cart) {
        return switch (cart) {
            case Open _ -> null;
            case Pricing pricing -> pricing.sessionId();
            case CheckedOut checkedOut -> checkedOut.sessionId();
            case Ordered ordered -> ordered.sessionId();
        };
    }

    static @Nullable UUID order(Cart cart) {
        return cart instanceof Ordered ordered ? ordered.orderId() : null;
    }

    static long discount(Cart cart) {
        return switch (cart) {
            case Open _, Pricing _ -> 0;
            case CheckedOut checkedOut -> checkedOut.discount();
            case Ordered ordered -> ordered.discount();
        };
    }
}

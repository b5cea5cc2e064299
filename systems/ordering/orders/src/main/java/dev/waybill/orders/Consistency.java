package dev.waybill.orders;

import dev.waybill.orders.Order.Real;
import dev.waybill.platform.http.Problem;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a write hands out and a list is read with: {@code order/<id>@<version>}. The version is the
 * sequence of the last order-status-changed, which the view hears as well.
 */
record Consistency(UUID orderId, int changes) {

    static final String HEADER = "Waybill-Consistency";
    private static final String PREFIX = "order/";

    static Consistency of(Real order) {
        return new Consistency(order.id(), order.sheet().changes());
    }

    String text() {
        return PREFIX + orderId + "@" + changes;
    }

    /**
     * A token of another resource says nothing about orders.
     *
     * @throws Problem 400 if it is a token of ours and broken
     */
    static Optional<Consistency> read(@Nullable String header) {
        if (header == null || !header.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var at = header.indexOf('@');
            var id =
                    UUID.fromString(
                            header.substring(PREFIX.length(), Math.max(at, PREFIX.length())));
            return Optional.of(
                    new Consistency(id, Integer.parseInt(header, at + 1, header.length(), 10)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw Problem.of(
                    400,
                    "invalid-consistency-token",
                    HEADER + " must be like order/<id>@<version>.");
        }
    }
}

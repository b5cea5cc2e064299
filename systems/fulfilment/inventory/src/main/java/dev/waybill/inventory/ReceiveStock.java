package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Units of a product have arrived at a place. */
record ReceiveStock(
        UUID productId,
        int quantity,
        String location,
        @Nullable String reference,
        @Nullable UUID expectedReceiptId) {

    /**
     * As it comes by HTTP.
     *
     * @param location a place's short name; {@code main} if none is given
     * @param reference the supplier's or the delivery's number, for people
     * @param expectedReceiptId what was expected and has come with it
     */
    record Body(
            int quantity,
            @Nullable String location,
            @Nullable String reference,
            @Nullable UUID expectedReceiptId) {

        private static final Pattern LOCATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

        Body {
            var guard = new Guard();
            guard.range("quantity", quantity, 1, Guard.MOST_STOCK);
            guard.matchesIfGiven("location", location, LOCATION);
            guard.textIfGiven("reference", reference, 1, 250);
            guard.check();
        }

        ReceiveStock of(UUID productId) {
            return new ReceiveStock(
                    productId,
                    quantity,
                    location == null ? Level.MAIN : location,
                    reference,
                    expectedReceiptId);
        }
    }

    /**
     * What is answered.
     *
     * @param quantity units that arrived
     * @param available units at that place that can be sold now
     * @param reserved units at that place that are promised
     */
    record Receipt(
            UUID receiptId,
            UUID productId,
            String location,
            int quantity,
            int available,
            int reserved,
            @Nullable String reference) {}
}

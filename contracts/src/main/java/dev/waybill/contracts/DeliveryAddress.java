package dev.waybill.contracts;

import org.jspecify.annotations.Nullable;

/** Where an order goes. The country is an ISO 3166-1 alpha-2 code. */
public record DeliveryAddress(
        String recipientName,
        String line1,
        @Nullable String line2,
        String city,
        String postalCode,
        String countryCode) {

    public DeliveryAddress {
        var guard = new Guard();
        guard.text("recipientName", recipientName, 1, 250);
        guard.text("line1", line1, 1, 250);
        guard.textIfGiven("line2", line2, 0, 250);
        guard.text("city", city, 1, 250);
        guard.text("postalCode", postalCode, 1, 32);
        guard.code("countryCode", countryCode, 2, 'A', 'Z');
        guard.check();
    }
}

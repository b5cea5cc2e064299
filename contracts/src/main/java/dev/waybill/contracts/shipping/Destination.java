package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;

/** The door that a shipment goes to. The country is an ISO 3166-1 alpha-2 code. */
public record Destination(String line1, String city, String postcode, String country) {

    public Destination {
        var guard = new Guard();
        guard.text("line1", line1, 1, 250);
        guard.text("city", city, 1, 250);
        guard.text("postcode", postcode, 1, 32);
        guard.code("country", country, 2, 'A', 'Z');
        guard.check();
    }
}

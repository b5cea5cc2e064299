package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One parcel on its way.
 *
 * @param sscc the number on its licence plate, 18 digits
 */
public record ShippedParcel(@Nullable UUID parcelId, @Nullable String sscc, String trackingNumber) {

    public ShippedParcel {
        var guard = new Guard();
        guard.codeIfGiven("sscc", sscc, 18, '0', '9');
        guard.text("trackingNumber", trackingNumber, 1, 64);
        guard.check();
    }
}

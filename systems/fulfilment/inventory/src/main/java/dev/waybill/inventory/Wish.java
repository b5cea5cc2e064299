package dev.waybill.inventory;

import dev.waybill.contracts.inventory.ReserveInventory;
import org.jspecify.annotations.Nullable;

/**
 * Where the units are wanted.
 *
 * @param collectAt the place where the customer fetches them; none if they are sent
 */
record Wish(@Nullable String country, @Nullable String postalCode, @Nullable String collectAt) {

    static final Wish NONE = new Wish(null, null, null);

    static Wish of(ReserveInventory command) {
        var to = command.destination();
        if (to == null && command.collectAt() == null) {
            return NONE;
        }
        return new Wish(
                to == null ? null : to.countryCode(),
                to == null ? null : to.postalCode(),
                command.collectAt());
    }

    static Wish read(@Nullable String destination, @Nullable String collectAt) {
        if (destination == null) {
            return collectAt == null ? NONE : new Wish(null, null, collectAt);
        }
        return new Wish(destination.substring(0, 2), destination.substring(2).trim(), collectAt);
    }

    /** Country and postal code as one text: {@code DE 10115}. */
    @Nullable String destination() {
        return country == null ? null : postalCode == null ? country : country + " " + postalCode;
    }
}

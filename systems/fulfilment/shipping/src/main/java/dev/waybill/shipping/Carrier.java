package dev.waybill.shipping;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who carries parcels. */
enum Carrier {
    UPS,
    FEDEX;

    /** Names are read as people write them: {@code FedEx}. */
    static Optional<Carrier> named(String name) {
        return Arrays.stream(values())
                .filter(carrier -> carrier.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static String names() {
        return String.join(", ", Arrays.stream(values()).map(Enum::name).toList());
    }
}

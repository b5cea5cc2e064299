package dev.waybill.orders;

import dev.waybill.contracts.DeliveryAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What postcodes look like, by country: data, in {@code postcodes.csv}. A country that is not in it
 * has whatever it has. Case, and blanks and hyphens where people leave them out, do not matter.
 */
record Postcodes(Map<String, Pattern> byCountry) {

    private static final String FILE = "/dev/waybill/orders/postcodes.csv";
    private static final Pattern FILLING = Pattern.compile("[\\s-]+");

    Postcodes {
        byCountry = Map.copyOf(byCountry);
    }

    static Postcodes known() {
        return Once.KNOWN;
    }

    private static final class Once {
        private static final Postcodes KNOWN = load();
    }

    private static Postcodes load() {
        var patterns = new HashMap<String, Pattern>();
        try (var file = Objects.requireNonNull(Postcodes.class.getResourceAsStream(FILE), FILE);
                var lines =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        var comma = line.indexOf(',');
                        patterns.put(
                                line.substring(0, comma),
                                Pattern.compile(line.substring(comma + 1)));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Postcodes(patterns);
    }

    boolean canBe(DeliveryAddress address) {
        var pattern = byCountry.get(address.countryCode());
        return pattern == null || pattern.matcher(plain(address.postalCode())).matches();
    }

    private static String plain(String postcode) {
        return FILLING.matcher(postcode.strip()).replaceAll("").toUpperCase(Locale.ROOT);
    }
}

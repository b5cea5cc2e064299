package dev.waybill.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The names of countries in an invoice file as ISO 3166-1 alpha-2 codes. */
final class Countries {

    /** A user-assigned code: "somewhere". */
    static final String UNKNOWN = "ZZ";

    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "EIRE", "IE",
                    "USA", "US",
                    "RSA", "ZA",
                    "Channel Islands", "GB", // Jersey or Guernsey, the file does not say
                    "European Community", "EU", // exceptionally reserved
                    "Czech Republic", "CZ",
                    "Unspecified", UNKNOWN);

    private static final Map<String, String> NAMES = names();

    private Countries() {}

    static String code(String name) {
        return NAMES.getOrDefault(name, UNKNOWN);
    }

    private static Map<String, String> names() {
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var code : Locale.getISOCountries()) {
            names.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
        }
        names.putAll(OTHER_NAMES);
        return names;
    }
}

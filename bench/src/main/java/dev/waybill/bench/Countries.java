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

    /** One postcode of each country of the known files that has them: orders there are not held. */
    private static final Map<String, String> POSTCODES =
            Map.ofEntries(
                    Map.entry("AT", "1010"),
                    Map.entry("AU", "2000"),
                    Map.entry("BE", "1000"),
                    Map.entry("BH", "317"),
                    Map.entry("BM", "HM 11"),
                    Map.entry("BR", "01310-100"),
                    Map.entry("CA", "K1A 0B1"),
                    Map.entry("CH", "8001"),
                    Map.entry("CY", "1010"),
                    Map.entry("CZ", "110 00"),
                    Map.entry("DE", "10115"),
                    Map.entry("DK", "1050"),
                    Map.entry("ES", "28013"),
                    Map.entry("FI", "00100"),
                    Map.entry("FR", "75001"),
                    Map.entry("GB", "SW1A 1AA"),
                    Map.entry("GR", "104 31"),
                    Map.entry("IE", "D02 X285"),
                    Map.entry("IL", "9100001"),
                    Map.entry("IS", "101"),
                    Map.entry("IT", "00184"),
                    Map.entry("JP", "100-0001"),
                    Map.entry("KR", "04524"),
                    Map.entry("LB", "1100"),
                    Map.entry("LT", "01103"),
                    Map.entry("MA", "10000"),
                    Map.entry("MT", "VLT 1117"),
                    Map.entry("NG", "900001"),
                    Map.entry("NL", "1012 AB"),
                    Map.entry("NO", "0150"),
                    Map.entry("PL", "00-001"),
                    Map.entry("PT", "1000-001"),
                    Map.entry("SA", "11564"),
                    Map.entry("SE", "111 22"),
                    Map.entry("SG", "018956"),
                    Map.entry("TH", "10200"),
                    Map.entry("US", "10001"),
                    Map.entry("ZA", "2000"));

    static String postcode(String name) {
        return POSTCODES.getOrDefault(code(name), "unknown");
    }

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

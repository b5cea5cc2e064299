package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeliveryAddress;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostcodesTest {

    private static final Postcodes POSTCODES = Postcodes.known();

    @ParameterizedTest
    @CsvSource({
        "GB, SW1Y 4JH",
        "GB, sw1y4jh",
        "GB, M1 1AE",
        "GB, EC1A 1BB",
        "GB, BFPO 801",
        "IE, D02 X285",
        "US, 94103",
        "US, 94103-1234",
        "CA, K1A 0B1",
        "DE, 10115",
        "FR, 75008",
        "NL, 1012 AB",
        "PT, 1000-001",
        "PL, 00-950",
        "JP, 150-0001",
        "BR, 01310-100",
        "SE, 111 22",
        "CH, 8001",
        "IN, 110001",
        "AU, 2000",
        "KR, 06236",
        "SG, 018956",
        "IT, 00184",
        "ES, 28013",
        "AT, 1010",
        "CZ, 110 00",
        "GR, 104 31",
        "DK, DK-1050",
        "LV, LV-1010",
        "LT, LT-01103",
        "TW, 100",
        "MT, VLT 1117"
    })
    void aPostcodeOfItsCountryIsFine(String country, String postcode) {
        assertThat(canBe(country, postcode)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GB, 10115", "GB, unknown", "US, SW1Y 4JH", "US, 9410", "DE, 1011", "DE, ABCDE", "FR, 7500",
        "NL, 1012", "NL, 0012 AB", "CA, 12345", "CA, D1A 0B1", "JP, 15000", "AU, 20000",
                "IN, 010001"
    })
    void aPostcodeThatCannotBeOfItsCountryIsSeen(String country, String postcode) {
        assertThat(canBe(country, postcode)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HK, none", "AE, 00000", "ZZ, whatever", "AO, -"})
    void aCountryThatIsNotKnownHasWhateverItHas(String country, String postcode) {
        assertThat(canBe(country, postcode)).isTrue();
    }

    @Test
    void manyCountriesAreKnownAndEachIsOne() {
        assertThat(POSTCODES.byCountry()).hasSizeGreaterThan(150);
        assertThat(Arrays.asList(Locale.getISOCountries()))
                .containsAll(
                        POSTCODES.byCountry().keySet().stream()
                                .filter(country -> !country.equals("XK"))
                                .toList());
    }

    private static boolean canBe(String country, String postcode) {
        return POSTCODES.canBe(
                new DeliveryAddress("Ada", "1 Street", null, "Town", postcode, country));
    }
}

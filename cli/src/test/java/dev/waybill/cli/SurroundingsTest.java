package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    @Test
    void everythingIsBroughtAlongUnlessTheEnvironmentNamesIt() {
        assertThat(Surroundings.Wanted.with(Map.of()))
                .isEqualTo(new Surroundings.Wanted(true, true, true, true, true));
        assertThat(Surroundings.Wanted.with(Map.of("WAYBILL_DATABASE_URL", "jdbc:x")).postgres())
                .isFalse();
        assertThat(Surroundings.Wanted.with(Map.of("WAYBILL_KAFKA_BOOTSTRAP", "k:9092")).kafka())
                .isFalse();
    }

    @Test
    void oneStripeSettingOfTheUserMeansThatNoneIsOurs() {
        var wanted = Surroundings.Wanted.with(Map.of("WAYBILL_PAYMENTS_STRIPE_KEY", "sk_live_x"));

        assertThat(wanted.stripe()).isFalse();
        assertThat(wanted.simulators()).as("fraud screening is still simulated").isTrue();
    }

    @Test
    void oneMailSettingOfTheUserMeansThatNoMessageGoesToTheSimulatedInbox() {
        var wanted =
                Surroundings.Wanted.with(Map.of("WAYBILL_NOTIFICATIONS_SMTP_HOST", "mail.example"));

        assertThat(wanted.messages()).isFalse();
    }

    @Test
    void oneCarrierOfTheUserMeansThatNoneIsOurs() {
        var wanted =
                Surroundings.Wanted.with(
                        Map.of("WAYBILL_SHIPPING_UPS_BASE_URL", "https://onlinetools.ups.com"));

        assertThat(wanted.carriers()).isFalse();
        assertThat(wanted.stripe()).isTrue();
    }

    @Test
    void theUsersEnvironmentWins() {
        var settings =
                LocalWaybill.settings(
                        Map.of("waybill.instance", "local", "waybill.http.port", "8080"),
                        Map.of("WAYBILL_INSTANCE", "shop-7"));

        assertThat(settings.text("waybill.instance")).isEqualTo("shop-7");
        assertThat(settings.text("waybill.http.port")).isEqualTo("8080");
        assertThat(settings.text("waybill.checkout.patience")).isNull();
    }
}

package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.InvalidValue;
import dev.waybill.contracts.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

    private static Contact contact(
            @Nullable String email, @Nullable String phone, @Nullable Preferences preferences) {
        return new Contact(email, phone, null, "de", "Europe/Berlin", preferences, null);
    }

    @Test
    void whoPrefersNothingIsToldByTheFirstAddressOnly() {
        var both = contact("ada@example.com", "+491511234567", null);

        assertThat(both.addresses(Topic.ORDERS))
                .extracting(Address::channel)
                .containsExactly(Channel.EMAIL);
    }

    @Test
    void whoPrefersSeveralIsToldByEachOnce() {
        var wanted = new Preferences(null, List.of(Channel.SMS, Channel.EMAIL, Channel.SMS), null);
        var both = contact("ada@example.com", "+491511234567", wanted);

        assertThat(both.addresses(Topic.SHIPPING))
                .extracting(Address::channel)
                .containsExactly(Channel.SMS, Channel.EMAIL);
        assertThat(both.addresses(Topic.ORDERS))
                .extracting(Address::channel)
                .containsExactly(Channel.EMAIL);
    }

    @Test
    void whoWantsNothingIsNotTold() {
        var none = new Preferences(List.of(), null, null);

        assertThat(contact("ada@example.com", null, none).addresses(Topic.ORDERS)).isEmpty();
    }

    @Test
    void aPreferenceNeedsItsAddress() {
        var wanted = new Preferences(List.of(Channel.SMS), null, null);

        assertThatThrownBy(() -> contact("ada@example.com", null, wanted))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::pointer)
                                        .containsExactly("/preferences/orders"));
    }

    @Test
    void aContactHasAnAddress() {
        assertThatThrownBy(() -> contact(null, null, null)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@example.com",
                "ada@example.com\r\nBcc: all@example.com",
                "ada lovelace@example.com",
                "ada@example.com,eve@example.com",
                "<ada@example.com>",
                "ada@-example"
            })
    void whatIsNoMailboxIsRefused(String mailbox) {
        assertThatThrownBy(() -> contact(mailbox, null, null)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0151123", "+0151123456", "+49 151 1234567", "+491511234567890123"})
    void whatIsNoNumberIsRefused(String number) {
        assertThatThrownBy(() -> contact(null, number, null)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aZoneIsOneThatThereIs() {
        assertThatThrownBy(() ->
                        new Contact(
                                "ada@example.com", null, null, "de", "Europe/Atlantis", null, null))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/x",
                "https://web.push.apple.com/x",
                "https://db5.notify.windows.com/w/?token=x"
            })
    void thePushServicesOfBrowsersAreKnown(String endpoint) {
        PushServices.of(PushServices.USUAL).check(subscription(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com@127.0.0.1/x",
                "https://169.254.169.254/latest",
                "https://push.apple.com.evil.example/x",
                "https://evilpush.apple.com.example/x",
                "https://evil/.push.apple.com"
            })
    void otherServersAreNotCalled(String endpoint) {
        assertThatThrownBy(() -> PushServices.of(PushServices.USUAL).check(subscription(endpoint)))
                .hasMessageContaining("/push/endpoint");
    }

    private static PushSubscription subscription(String endpoint) {
        var keys = new PushSubscription.Keys("B" + "A".repeat(86), "A".repeat(22));
        return new PushSubscription(endpoint, keys);
    }
}

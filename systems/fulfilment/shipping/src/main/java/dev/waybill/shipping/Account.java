package dev.waybill.shipping;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.platform.Settings;
import java.time.Duration;
import java.util.Locale;

/**
 * Our account with a carrier.
 *
 * @param secret what its webhooks are signed with; empty: none is believed
 * @param from where parcels start
 */
record Account(
        Carrier carrier,
        String baseUrl,
        String clientId,
        String clientSecret,
        String number,
        String secret,
        Sender from,
        Duration connect,
        Duration read,
        Duration circuitPause) {

    /** Who sends. */
    record Sender(String name, Destination address) {

        Party party() {
            return new Party(name, address);
        }

        static Sender of(Settings settings) {
            var root = "waybill.shipping.sender.";
            return new Sender(
                    settings.text(root + "name", "Waybill"),
                    new Destination(
                            settings.text(root + "line1", "1 Dock Road"),
                            settings.text(root + "city", "London"),
                            settings.text(root + "postcode", "E16 1XL"),
                            settings.text(root + "country", "GB")));
        }
    }

    static Account of(Carrier carrier, Settings settings) {
        var root = "waybill.shipping." + carrier.name().toLowerCase(Locale.ROOT) + ".";
        return new Account(
                carrier,
                settings.text(root + "base-url", ""),
                settings.text(root + "client-id", ""),
                settings.text(root + "client-secret", ""),
                settings.text(root + "account", ""),
                settings.text(root + "webhook-secret", ""),
                Sender.of(settings),
                settings.duration(root + "connect-timeout", Duration.ofSeconds(2)),
                settings.duration(root + "read-timeout", Duration.ofSeconds(10)),
                settings.duration("waybill.shipping.circuit-pause", Duration.ofSeconds(30)));
    }

    /** Without a URL a carrier is not asked at all. */
    boolean isOpen() {
        return !baseUrl.isEmpty();
    }
}

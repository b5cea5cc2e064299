package dev.waybill.app;

import dev.waybill.embedded.TestServers;
import dev.waybill.platform.Settings;
import dev.waybill.simulators.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Waybill in this JVM, on real PostgreSQL, real Kafka and the simulators; one for all
 * tests.
 */
final class AppWorld {

    /** What the simulators sign their webhooks with. */
    static final String SECRET = "whsec_test";

    private static @Nullable AppWorld shared;

    private final Waybill waybill;
    private final Simulators simulators;
    private final Shop shop;

    private AppWorld() throws IOException {
        var secret = SECRET;
        this.simulators =
                Simulators.start(
                        dev.waybill.simulators.Settings.in(
                                        Files.createTempDirectory("waybill-simulators-"))
                                .webhooks("http://127.0.0.1:9/unknown-yet", secret));
        var values = new HashMap<String, String>();
        values.put("waybill.database.url", TestServers.freshDatabase());
        values.put("waybill.kafka.bootstrap", TestServers.kafkaBootstrap());
        values.put("waybill.instance", "test");
        values.put("waybill.http.port", "0");
        values.put("waybill.payments.stripe.base-url", simulators.stripeBase());
        values.put("waybill.payments.stripe.key", "sk_test_waybill");
        values.put("waybill.payments.stripe.webhook-secret", secret);
        values.put("waybill.payments.fraud.base-url", simulators.fraudBase().toString());
        values.put("waybill.payments.default-method", "pm_card_visa");
        values.put("waybill.notifications.smtp.host", "127.0.0.1");
        values.put("waybill.notifications.smtp.port", "" + simulators.smtpPort());
        values.put("waybill.notifications.smtp.tls", "none");
        values.put("waybill.notifications.smtp.from", "Waybill <orders@waybill.example>");
        for (var carrier : List.of("ups", "fedex")) {
            var root = "waybill.shipping." + carrier + ".";
            values.put(root + "base-url", simulators.carrierBase(carrier).toString());
            values.put(root + "client-id", "waybill");
            values.put(root + "client-secret", "simulated");
            values.put(root + "account", "W4Y811");
            values.put(root + "webhook-secret", secret);
        }
        values.put("waybill.simulators.url", "http://127.0.0.1:" + simulators.port());
        this.waybill = Waybill.start(new Settings(values::get));
        this.shop = new Shop("http://127.0.0.1:" + waybill.port());
        webhooks();
    }

    /** The simulators ring Waybill's bell from here on: only now is its port known. */
    private void webhooks() {
        webhooks("stripe", "/webhooks/stripe");
        webhooks("ups", "/webhooks/carriers/ups");
        webhooks("fedex", "/webhooks/carriers/fedex");
    }

    private void webhooks(String simulator, String path) {
        var url = "http://127.0.0.1:" + waybill.port() + path;
        shop.put(
                simulators.adminBase() + "/dials/" + simulator,
                Map.of("webhooks", Map.of("url", url)));
    }

    static synchronized AppWorld shared() {
        if (shared == null) {
            try {
                shared = new AppWorld();
                var started = shared;
                Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    private void stop() {
        waybill.close();
        simulators.close();
    }

    Waybill waybill() {
        return waybill;
    }

    Simulators simulators() {
        return simulators;
    }

    Shop shop() {
        return shop;
    }
}

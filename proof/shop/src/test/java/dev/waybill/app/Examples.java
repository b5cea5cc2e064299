package dev.waybill.app;

import dev.waybill.app.Shop.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The examples of one system's operations, and what several of them speak of. */
abstract class Examples {

    static final AtomicInteger NUMBERS = new AtomicInteger();

    final Shop shop;
    final UUID product;

    /**
     * @param product one that there is more than enough of
     */
    Examples(Shop shop, UUID product) {
        this.shop = shop;
        this.product = product;
    }

    /** By the name of the operation; a fresh one each time. */
    abstract Map<String, Supplier<Specimen>> table();

    static Specimen bare(String path) {
        return Specimen.bare(path);
    }

    static Specimen post(String path, Map<String, ?> body) {
        return Specimen.post(path, body);
    }

    static Specimen seen(String path, @Nullable Map<String, ?> body) {
        return Specimen.seen(path, body);
    }

    static Reply done(Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply;
    }

    static String code() {
        return "CODE-" + NUMBERS.incrementAndGet();
    }

    static Map<String, Object> productBody() {
        return Map.of(
                "sku", "ODD-" + NUMBERS.incrementAndGet() + "-" + UUID.randomUUID(),
                "name", "Compass",
                "description", "Points north",
                "price", 1_000,
                "currency", "EUR",
                "category", "outdoor",
                "status", "ACTIVE");
    }

    String fresh() {
        return done(shop.post("/products", productBody())).text("productId");
    }

    static Map<String, Object> address() {
        return Map.of(
                "recipientName", "Grace Hopper",
                "line1", "1 Pier Street",
                "line2", "Flat 2",
                "city", "Cork",
                "postalCode", "T12 XY00",
                "countryCode", "IE");
    }

    static Map<String, Object> card() {
        return Map.of(
                "token", "pm_card_visa",
                "brand", "visa",
                "last4", "4242",
                "expiryMonth", 12,
                "expiryYear", 2030);
    }

    static String signed(byte[] body) {
        try {
            var seconds = Instant.now().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(AppWorld.SECRET.getBytes(StandardCharsets.UTF_8), "x"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            var hex = HexFormat.of().formatHex(mac.doFinal(body));
            return "t=" + seconds + ",v1=" + hex;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> destination(String country) {
        return Map.of(
                "line1", "1 Pier Street",
                "city", "Cork",
                "postcode", "T12 XY00",
                "country", country);
    }

    static Map<String, Object> shippingAddress() {
        return Map.of(
                "line1", "1 Pier Street", "city", "Cork", "postcode", "T12 XY00", "country", "IE");
    }
}

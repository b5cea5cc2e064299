package dev.waybill.notifications;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import com.interaso.webpush.WebPush.Urgency;
import dev.waybill.contracts.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/**
 * Web push (RFC 8030), encrypted for the browser (RFC 8291) and signed by us (VAPID, RFC 8292). The
 * message's id is its topic, so a push service that has it twice keeps one, and its {@code tag}, so
 * that a browser shows one.
 */
final class WebPushes implements Provider {

    /**
     * @param publicKey 65 bytes, base64url, as browsers are given it
     * @param privateKey 32 bytes, base64url
     * @param subject whom a push service can complain to, {@code mailto:shop@example.com}
     */
    record Account(String publicKey, String privateKey, String subject, Duration timeout) {}

    private record Shown(String title, String body, UUID tag) {}

    private static final int DAY = 86_400;

    private final WebPush webPush;
    private final Post post;

    WebPushes(Account account) {
        var keys = VapidKeys.fromUncompressedBytes(account.publicKey(), account.privateKey());
        this.webPush = new WebPush(account.subject(), keys);
        this.post = new Post(account.timeout());
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public Report send(Errand errand) {
        var keys = Objects.requireNonNull(errand.address().keys());
        var shown = new Shown(errand.subject(), errand.body(), errand.id());
        var endpoint = errand.address().to();
        var body = webPush.getBody(Wire.write(shown), decoded(keys.p256dh()), decoded(keys.auth()));
        var headers = webPush.getHeaders(endpoint, DAY, topic(errand.id()), Urgency.Normal);
        return post.send(URI.create(endpoint), headers, body).report();
    }

    /** At most 32 characters of base64url. */
    private static String topic(UUID id) {
        return id.toString().replace("-", "");
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}

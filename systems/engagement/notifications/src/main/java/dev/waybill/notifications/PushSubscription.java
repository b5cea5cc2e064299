package dev.waybill.notifications;

import dev.waybill.contracts.Guard;
import java.util.regex.Pattern;

/**
 * Where a browser is reached, as its {@code PushSubscription} says it.
 *
 * @param endpoint at the push service
 */
record PushSubscription(String endpoint, Keys keys) {

    private static final Pattern URL = Pattern.compile("https?://[!-~]{1,1000}");

    PushSubscription {
        var guard = new Guard();
        guard.matches("endpoint", endpoint, URL);
        guard.given("keys", keys);
        guard.check();
    }

    /**
     * @param p256dh the browser's public key: 65 bytes, base64url
     * @param auth its secret: 16 bytes, base64url
     */
    record Keys(String p256dh, String auth) {

        private static final Pattern POINT = Pattern.compile("B[A-Za-z0-9_-]{86}");
        private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22}");

        Keys {
            var guard = new Guard();
            guard.matches("p256dh", p256dh, POINT);
            guard.matches("auth", auth, SECRET);
            guard.check();
        }
    }
}

package dev.waybill.notifications;

import dev.waybill.platform.http.Problem;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The push services that messages are sent to. Whoever writes down a subscription names a URL that
 * we call: without this list it could be one of our own network.
 *
 * @param allowed {@code https://} origins; {@code *.} stands for any name in front
 */
record PushServices(List<String> allowed) {

    /** Those of Chrome, Firefox, Safari and Edge. */
    static final String USUAL =
            "https://fcm.googleapis.com,https://updates.push.services.mozilla.com,"
                    + "https://*.push.apple.com,https://*.notify.windows.com";

    static PushServices of(String setting) {
        return new PushServices(
                Arrays.stream(setting.split(",", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList());
    }

    /**
     * @throws Problem 400 for a subscription at another service
     */
    void check(@Nullable PushSubscription subscription) {
        if (subscription != null && !knows(subscription.endpoint())) {
            throw Problem.invalid("/push/endpoint", "must be at a push service that is known here");
        }
    }

    private boolean knows(String endpoint) {
        try {
            var uri = URI.create(endpoint);
            return uri.getRawUserInfo() == null
                    && uri.getHost() != null
                    && allowed.stream().anyMatch(service -> fits(uri, service));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean fits(URI uri, String service) {
        var origin = (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
        var star = service.indexOf("*.");
        return star < 0
                ? origin.equals(service)
                : origin.startsWith(service.substring(0, star))
                        && origin.endsWith(service.substring(star + 1));
    }
}

package dev.waybill.notifications;

import dev.waybill.contracts.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SMS over HTTP: {@code POST <base>/messages} with {@code {id, from, to, text}}, the id as {@code
 * Idempotency-Key} too. Answers: 2xx taken; 404 and 410 no such number, for good; 401, 403, 408,
 * 429 and 503 later; any other 4xx never; any other 5xx nobody knows.
 */
final class HttpSms implements Provider {

    /**
     * @param token sent as a bearer token; none: the provider does not ask for one
     */
    record Account(String baseUrl, @Nullable String token, String from, Duration timeout) {}

    private record Short(UUID id, String from, String to, String text) {}

    private final Account account;
    private final Post post;

    HttpSms(Account account) {
        this.account = account;
        this.post = new Post(account.timeout());
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Report send(Errand errand) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", errand.id().toString());
        if (account.token() != null) {
            headers.put("Authorization", "Bearer " + account.token());
        }
        var message = new Short(errand.id(), account.from(), errand.address().to(), errand.body());
        var uri = URI.create(account.baseUrl() + "/messages");
        return post.send(uri, headers, Wire.write(message)).report();
    }
}

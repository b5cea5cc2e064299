package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminTest {
    @TempDir Path folder;
    private Simulators world;
    private Backstage http;

    @BeforeEach
    void start() {
        world = Simulators.start(Settings.in(folder));
        http = Backstage.of(world);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void turnsTheNamedDialsAndKeepsTheOthers() throws Exception {
        var turned =
                http.send(
                        "PUT",
                        "/admin/dials/stripe",
                        """
                        {"declineRate": 0.1, "faults": {"latency": {"kind": "lognormal", "median": 80, "p99": 400}},
                         "webhooks": {"duplicateRate": 0.2}}\
                        """);

        assertThat(turned.status()).isEqualTo(200);
        var dials = http.get("/dials/stripe");
        assertThat(dials).isEqualTo(turned.body());
        assertThat(dials.path("declineRate").asDouble()).isEqualTo(0.1);
        assertThat(dials.path("faults").path("latency").path("kind").asString())
                .isEqualTo("lognormal");
        assertThat(dials.path("faults").path("timeoutMs").asInt()).isEqualTo(30_000);
        assertThat(dials.path("webhooks").path("retryMs").asInt()).isEqualTo(500);

        assertThat(http.send("POST", "/admin/dials/stripe/reset", "").status()).isEqualTo(200);
        assertThat(http.get("/dials/stripe").path("declineRate").asDouble()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"declineRate\": 2} | declineRate must be between 0",
                "{\"declineRate\": \"often\"} | declineRate",
                "{\"declineRte\": 0.1} | declineRte",
                "{\"faults\": {\"latency\": {\"kind\": \"slow\"}}} | slow",
                "{\"faults\": {\"latency\": {\"kind\": \"uniform\", \"min\": 5, \"max\": 1}}} | max must be",
                "{\"faults\": null} | faults",
                "{\"webhooks\": {\"events\": [\"charge.created\"]}} | charge.created",
                "[1] | one JSON object",
                "{ | "
            })
    void wrongDialsAreRefusedWithASentence(String body, String sentence) throws Exception {
        var refused = http.send("PUT", "/admin/dials/stripe", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("error").asString())
                .contains(sentence == null ? "" : sentence);
        assertThat(http.get("/dials/stripe").path("declineRate").asDouble()).isZero();
    }

    @Test
    void booksAddUp() throws Exception {
        var shop = new Shop(world);
        shop.authorize("open", 100);
        shop.cancel(shop.authorize("void", 200).getId());
        var taken = shop.authorize("taken", 400).getId();
        shop.capture(taken);
        shop.refund(taken, 150, "r");

        var books = http.get("/books").path("stripe").path("currencies").path("eur");
        assertThat(books.path("authorized").path("amount").asLong()).isEqualTo(100);
        assertThat(books.path("voided").path("amount").asLong()).isEqualTo(200);
        assertThat(books.path("captured").path("amount").asLong()).isEqualTo(400);
        assertThat(books.path("refunded").path("amount").asLong()).isEqualTo(150);
        var payment = http.get("/payments/taken").path("stripe").path("intents").get(0);
        assertThat(payment.path("id").asString()).isEqualTo(taken);
        assertThat(payment.path("refunds").size()).isEqualTo(1);
    }

    @Test
    void pagesThroughTheJournal() throws Exception {
        var shop = new Shop(world);
        for (var i = 0; i < 600; i++) {
            shop.authorize("p" + i, 100);
        }
        var seen = 0L;
        var next = 0L;
        do {
            var page = http.get("/journal/stripe?limit=250&after=" + next);
            for (var line : page.path("data")) {
                assertThat(line.path("seq").asLong()).isEqualTo(++seen);
            }
            next = page.path("next").asLong();
        } while (next < 601);

        assertThat(seen).isEqualTo(601);
        assertThat(http.get("/journal/stripe?after=601").path("data")).isEmpty();
        assertThat(http.send("GET", "/admin/journal/stripe?limit=x", "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nowhere,404",
        "GET,/admin/x,404",
        "GET,/admin/dials/x,400",
        "DELETE,/admin/books,404",
        "GET,/,404"
    })
    void unknownPathsAreSaid(String method, String path, int status) throws Exception {
        assertThat(http.send(method, path, "").status()).isEqualTo(status);
    }
}

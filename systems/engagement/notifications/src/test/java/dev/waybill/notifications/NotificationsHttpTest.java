package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NotificationsHttpTest {

    private static final String CONFIRMED = "/notifications/templates/order-confirmed/";

    private static Town town;

    @BeforeAll
    static void start() {
        town = Town.start();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    private static Map<String, Object> contact(String email) {
        return new HashMap<>(
                Map.of("email", email, "locale", "pt-BR", "zone", "America/Sao_Paulo"));
    }

    @Test
    void aContactIsMadeAndThenChangedOnlyByOneWhoHasSeenIt() {
        var path = "/notifications/contacts/" + town.id();
        var made = town.http().send("PUT", path, contact("a@example.com"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");

        var blind = town.http().send("PUT", path, contact("b@example.com"));
        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.json().path("code").asString()).isEqualTo("precondition-required");
        var late = town.http().send("PUT", path, contact("b@example.com"), "If-Match", "\"7\"");
        assertThat(late.status()).isEqualTo(412);
        var changed = town.http().send("PUT", path, contact("b@example.com"), "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");

        var seen = town.http().get(path);
        assertThat(seen.header("ETag")).isEqualTo("\"2\"");
        assertThat(seen.json().path("email").asString()).isEqualTo("b@example.com");
    }

    @Test
    void theSameChangeAskedTwiceUnderOneKeyIsMadeOnce() {
        var path = "/notifications/contacts/" + town.id();
        town.http().send("PUT", path, contact("a@example.com"));
        var key = UUID.randomUUID().toString();
        var first =
                town.http()
                        .send(
                                "PUT",
                                path,
                                contact("b@example.com"),
                                "If-Match",
                                "\"1\"",
                                "Idempotency-Key",
                                key);
        var again =
                town.http()
                        .send(
                                "PUT",
                                path,
                                contact("b@example.com"),
                                "If-Match",
                                "\"1\"",
                                "Idempotency-Key",
                                key);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(town.http().get(path).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aForgottenContactIsToldNothing() {
        var customer = town.customer(town.mailbox());
        var path = "/notifications/contacts/" + customer;
        assertThat(town.http().delete(path).status()).isEqualTo(428);
        assertThat(town.http().delete(path, "If-Match", "*").status()).isEqualTo(204);
        assertThat(town.http().get(path).status()).isEqualTo(404);

        town.world.hear(town.confirmed(town.id(), customer));
        assertThat(town.told(customer)).isEmpty();
    }

    @Test
    void whatWaitsForSomebodyWhoIsForgottenIsNotSent() {
        var mailbox = town.mailbox();
        var customer = town.customer(mailbox);
        town.world.hear(town.confirmed(town.id(), customer));
        town.http().delete("/notifications/contacts/" + customer, "If-Match", "*");
        town.world.ring();

        var told = town.told(customer).path(0);
        assertThat(told.path("state").asString()).isEqualTo("SKIPPED");
        assertThat(told.path("outcome").asString()).isEqualTo("FORGOTTEN");
        assertThat(town.inbox(mailbox)).isEmpty();
    }

    @Test
    void aWrongFieldIsNamed() {
        var body = contact("a@example.com");
        body.put("zone", "Mars/Olympus");
        body.put("quietHours", Map.of("from", "22:00", "to", "25:00"));
        var reply = town.http().send("PUT", "/notifications/contacts/" + town.id(), body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/quietHours/to");
        var push = contact("a@example.com");
        push.put(
                "push",
                Map.of(
                        "endpoint",
                        "http://169.254.169.254/latest",
                        "keys",
                        Map.of("p256dh", "B" + "A".repeat(86), "auth", "A".repeat(22))));
        var inside = town.http().send("PUT", "/notifications/contacts/" + town.id(), push);
        assertThat(inside.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/push/endpoint");
    }

    @Test
    void allTemplatesAreThereInFourLanguages() {
        var all = town.http().get("/notifications/templates").json().path("items");

        assertThat(all.size()).isEqualTo(4 * Template.values().length);
        assertThat(town.http().get(CONFIRMED + "fr").status()).isEqualTo(404);
        assertThat(town.http().get("/notifications/templates/birthday/en").status()).isEqualTo(404);
    }

    private static Map<String, Object> text(String subject) {
        return Map.of(
                "subject", subject, "body", "Total {{total}}", "sms", "s", "push", "{{total}}");
    }

    @Test
    void anOperatorChangesATextAndTheNextMessageSaysIt() {
        var path = CONFIRMED + "pt";
        var shipped = town.http().get(path);
        assertThat(shipped.header("ETag")).isEqualTo("\"1\"");
        assertThat(town.http().send("PUT", path, text("Oi {{orderNumber}}")).status())
                .isEqualTo(428);
        var changed =
                town.http().send("PUT", path, text("Oi {{orderNumber}}"), "If-Match", "\"1\"");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        assertThat(town.http().send("PUT", path, text("Late"), "If-Match", "\"1\"").status())
                .isEqualTo(412);

        var mailbox = town.mailbox();
        var customer = town.customer(contact(mailbox));
        town.world.hear(town.confirmed(town.id(), customer));
        town.awaitState(customer, "DONE");
        assertThat(town.inbox(mailbox).path(0).path("subject").asString())
                .isEqualTo("Oi ORD-48201957");
    }

    @Test
    void aTextThatNamesAnUnknownFieldIsRefused() {
        var reply =
                town.http()
                        .send(
                                "PUT",
                                CONFIRMED + "de",
                                text("Hallo {{vorname}}"),
                                "If-Match",
                                "\"1\"");

        assertThat(reply.status()).isEqualTo(400);
        var error = reply.json().path("errors").path(0);
        assertThat(error.path("pointer").asString()).isEqualTo("/subject");
        assertThat(error.path("message").asString())
                .contains("names vorname, which is not a known field");
        assertThat(town.http().get(CONFIRMED + "de").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void aPreviewSaysWhatARealOrderWouldSay() {
        var order = town.id();
        var customer = town.customer(contact(town.mailbox()));
        town.world.hear(town.created(order, customer), town.confirmed(order, customer));
        var path = CONFIRMED + "en/preview";
        var inUse = town.http().post(path, Map.of("orderId", order));
        assertThat(inUse.status()).as(inUse.text()).isEqualTo(200);
        assertThat(inUse.json().path("body").asString())
                .contains("1 x LAMP-01 at £17.50", "Total: £67.49");

        var draft =
                town.http()
                        .post(
                                path,
                                Map.of("orderId", order, "draft", text("Draft {{orderNumber}}")));
        assertThat(draft.json().path("subject").asString()).isEqualTo("Draft ORD-48201957");
        var wrong = town.http().post(path, Map.of("orderId", order, "draft", text("{{x}}")));
        assertThat(wrong.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/draft/subject");
        assertThat(town.http().post(path, Map.of("orderId", town.id())).status()).isEqualTo(404);
    }

    @Test
    void whatWasToldIsListedPageByPage() {
        var customer = town.customer(town.mailbox());
        var last = town.id();
        town.world.hear(
                town.confirmed(town.id(), customer),
                town.confirmed(town.id(), customer),
                town.confirmed(last, customer));
        var path = "/notifications?limit=2&customerId=" + customer;
        var first = town.http().get(path);
        assertThat(first.json().path("items").size()).isEqualTo(2);
        assertThat(first.json().path("items").path(0).path("orderId").asString())
                .isEqualTo(last.toString());
        var cursor = first.json().path("nextCursor").asString();
        var second = town.http().get(path + "&cursor=" + cursor);
        assertThat(second.json().path("items").size()).isEqualTo(1);
        assertThat(town.http().get("/notifications?orderId=" + last).json().path("items").size())
                .isEqualTo(1);
        assertThat(town.http().get(path + "&cursor=nonsense").status()).isEqualTo(400);
    }
}

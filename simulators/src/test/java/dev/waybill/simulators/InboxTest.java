package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InboxTest {
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

    private void mail(String to, String subject, String text) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", "" + world.smtpPort());
        properties.setProperty("mail.smtp.timeout", "2000");
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("shop@example.com");
        mail.setRecipients(RecipientType.TO, to);
        mail.setSubject(subject, "UTF-8");
        mail.setText(text, "UTF-8");
        Transport.send(mail);
    }

    private JsonNode items(String query) throws Exception {
        return http.send("GET", "/inbox" + query, "").body().path("items");
    }

    @Test
    void aMailIsShownAsItWasWritten() throws Exception {
        mail("ada@example.com", "ご注文を承りました", "Grüße\n.\n..zwei Punkte\n");

        var mail = items("?to=ada@example.com").path(0);
        assertThat(mail.path("channel").asString()).isEqualTo("EMAIL");
        assertThat(mail.path("subject").asString()).isEqualTo("ご注文を承りました");
        assertThat(mail.path("text").asString().replace("\r", ""))
                .isEqualTo("Grüße\n.\n..zwei Punkte\n");
        assertThat(items("?to=eve@example.com")).isEmpty();
    }

    @Test
    void thePageEscapesWhatItShows() throws Exception {
        mail("ada@example.com", "<script>alert(1)</script>", "<b>&\"");
        var request =
                HttpRequest.newBuilder(URI.create(world.inboxBase().toString()))
                        .header("Accept", "text/html,*/*")
                        .build();
        var page = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)", "&lt;b&gt;&amp;&quot;")
                .doesNotContain("<script>");
    }

    @Test
    void whatHasArrivedOutlivesTheProcess() throws Exception {
        mail("ada@example.com", "one", "x");
        world.close();
        world = Simulators.start(Settings.in(folder));
        http = Backstage.of(world);

        assertThat(items("").path(0).path("subject").asString()).isEqualTo("one");
        assertThat(http.get("/books").path("inbox").path("email").asInt()).isEqualTo(1);
    }

    @Test
    void aMailboxThatDoesNotExistIsRefused() throws Exception {
        var dial = world.inboxDial();
        dial.set(dial.get().bouncing(Set.of("gone@example.com")));

        assertThatThrownBy(() -> mail("gone@example.com", "s", "x"))
                .hasStackTraceContaining("550 5.1.1");
        assertThat(items("")).isEmpty();
    }

    @Test
    void aTimeOutAfterSuccessHasTakenTheMail() throws Exception {
        http.send(
                "PUT",
                "/admin/dials/inbox",
                "{\"email\": {\"timeoutAfterRate\": 1, \"timeoutMs\": 50}}");

        assertThatThrownBy(() -> mail("ada@example.com", "s", "x"))
                .isInstanceOf(MessagingException.class);
        assertThat(items("")).hasSize(1);
    }

    @Test
    void anSmsIsTakenOnceUnderOneId() throws Exception {
        var sms =
                "{\"id\": \"7\", \"from\": \"Shop\", \"to\": \"+491511234567\", \"text\": \"Hi\"}";
        assertThat(http.send("POST", "/sms/messages", sms).status()).isEqualTo(202);
        assertThat(http.send("POST", "/sms/messages", sms).status()).isEqualTo(202);
        assertThat(http.send("POST", "/sms/messages", "{\"id\": 7}").status()).isEqualTo(400);

        assertThat(items("?channel=SMS")).hasSize(1);
        assertThat(items("?channel=SMS").path(0).path("arrivals").asInt()).isEqualTo(2);
    }

    @Test
    void aPushMessageThatNobodyHasSignedIsRefused() throws Exception {
        assertThat(http.send("GET", "/push/ada", "").body().path("keys").path("p256dh").asString())
                .matches("B[A-Za-z0-9_-]{86}");
        assertThat(http.send("POST", "/push/ada", "x").status()).isEqualTo(403);
    }
}

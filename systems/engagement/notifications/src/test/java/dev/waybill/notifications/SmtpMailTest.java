package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an SMTP server that is not ours. */
class SmtpMailTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final UUID ID = UUID.fromString("0199b2c4-7a03-7f85-93cd-e04a7b6d218c");

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static SmtpMail mail(int port, boolean startTls) throws MessagingException {
        return new SmtpMail(
                new SmtpMail.Account(
                        "127.0.0.1",
                        port,
                        null,
                        null,
                        startTls,
                        new InternetAddress("Käptn <shop@waybill.example>"),
                        Duration.ofSeconds(5)),
                NOON);
    }

    private static Errand errand() {
        return new Errand(
                ID,
                new Address(Channel.EMAIL, "ada@example.com", null),
                "ご注文 ORD-1 を承りました",
                "Grüße, 67,49 €\n.\nEnde\n",
                1,
                NOON.instant());
    }

    @Test
    void aMailArrivesInItsLanguageUnderItsName() throws MessagingException, IOException {
        var report = mail(server.getSmtp().getPort(), false).send(errand());

        assertThat(report).isEqualTo(new Report.Accepted("<" + ID + "@waybill.example>"));
        var received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("ご注文 ORD-1 を承りました");
        assertThat(received.getContent().toString().replace("\r", ""))
                .startsWith("Grüße, 67,49 €\n.\nEnde");
        assertThat(received.getMessageID()).isEqualTo("<" + ID + "@waybill.example>");
        assertThat(received.getSentDate().toInstant()).isEqualTo(NOON.instant());
        assertThat(GreenMailUtil.getHeaders(received)).contains("Auto-Submitted: auto-generated");
    }

    @Test
    void nobodyThereMeansThatNothingWasTaken() throws MessagingException, IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        assertThat(mail(nobody, false).send(errand()))
                .isInstanceOfSatisfying(
                        Report.NotTaken.class, report -> assertThat(report.ill()).isTrue());
    }

    @Test
    void aServerWithoutEncryptionIsNotTrustedUnlessAllowed() throws MessagingException {
        assertThat(mail(server.getSmtp().getPort(), true).send(errand()))
                .isInstanceOf(Report.NotTaken.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}

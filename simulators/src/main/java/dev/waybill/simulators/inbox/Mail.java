package dev.waybill.simulators.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Reads what came over SMTP. */
final class Mail {
    private static final Session SESSION = Session.getInstance(new Properties());

    private Mail() {}

    /**
     * One letter for each mailbox.
     *
     * @throws IllegalArgumentException if it is no mail
     */
    static List<Letter> read(byte[] bytes, List<String> mailboxes, Instant at) {
        try {
            var mail = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
            var from = mail.getFrom();
            var letters = new ArrayList<Letter>();
            for (var mailbox : mailboxes) {
                letters.add(
                        new Letter(
                                "EMAIL",
                                Objects.requireNonNullElse(mail.getMessageID(), ""),
                                from == null ? "" : InternetAddress.toUnicodeString(from),
                                mailbox,
                                Objects.requireNonNullElse(mail.getSubject(), ""),
                                text(mail),
                                at));
            }
            return letters;
        } catch (MessagingException | IOException broken) {
            throw new IllegalArgumentException("no mail: " + broken.getMessage(), broken);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        return switch (part.getContent()) {
            case String text -> text;
            case Multipart parts when parts.getCount() > 0 -> text(parts.getBodyPart(0));
            default -> "(" + part.getContentType() + ")";
        };
    }
}

package dev.waybill.notifications;

import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * E-mail over SMTP. SMTP cannot be asked what became of a message, so one whose fate is unknown is
 * sent again under the same {@code Message-ID}, by which mailboxes know it.
 */
final class SmtpMail implements Provider {

    /**
     * @param user none: the server does not ask who we are
     * @param startTls whether to refuse a connection that is not encrypted
     */
    record Account(
            String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            boolean startTls,
            InternetAddress from,
            Duration timeout) {}

    private final Account account;
    private final Session session;
    private final Clock clock;

    SmtpMail(Account account, Clock clock) {
        this.account = account;
        this.session = Session.getInstance(properties(account));
        this.clock = clock;
    }

    private static Properties properties(Account account) {
        var millis = String.valueOf(account.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", String.valueOf(account.user() != null));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(account.startTls()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(account.startTls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Report send(Errand errand) {
        try (var transport = session.getTransport("smtp")) {
            try {
                transport.connect(
                        account.host(), account.port(), account.user(), account.password());
            } catch (MessagingException nobodyThere) {
                return new Report.NotTaken(why(nobodyThere), true);
            }
            var mail = mail(errand);
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Report.Accepted(mail.getMessageID());
        } catch (MessagingException refused) {
            return report(refused);
        }
    }

    private MimeMessage mail(Errand errand) throws MessagingException {
        var mail = new Named(session, errand.id(), account.from());
        mail.setFrom(account.from());
        mail.setRecipients(
                RecipientType.TO, new Address[] {new InternetAddress(errand.address().to())});
        mail.setSubject(errand.subject(), StandardCharsets.UTF_8.name());
        mail.setText(errand.body(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    /** The innermost exception that carries a code of the server says what happened. */
    private static Report report(MessagingException refused) {
        for (Exception each = refused; each != null; each = next(each)) {
            switch (each) {
                case SMTPAddressFailedException address -> {
                    return address.getReturnCode() / 100 == 5
                            ? new Report.AddressDead(why(address))
                            : new Report.NotTaken(why(address), false);
                }
                case SMTPSenderFailedException sender -> {
                    return new Report.NotTaken(why(sender), true); // it is us that it refuses
                }
                case SMTPSendFailedException message when message.getReturnCode() > 0 -> {
                    return message.getReturnCode() / 100 == 5
                            ? new Report.Refused(why(message))
                            : new Report.NotTaken(why(message), true);
                }
                default -> {}
            }
        }
        return new Report.Unknown(why(refused));
    }

    private static @Nullable Exception next(Exception each) {
        return each instanceof MessagingException failure ? failure.getNextException() : null;
    }

    private static String why(Exception failure) {
        return String.valueOf(failure.getMessage()).strip();
    }

    /** Keeps the name that it was given when it is written. */
    private static final class Named extends MimeMessage {

        private final String name;

        Named(Session session, UUID id, InternetAddress from) {
            super(session);
            var mailbox = from.getAddress();
            this.name = "<" + id + mailbox.substring(mailbox.indexOf('@')) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}

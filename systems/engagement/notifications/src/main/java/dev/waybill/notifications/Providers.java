package dev.waybill.notifications;

import dev.waybill.platform.Room;
import dev.waybill.platform.Settings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who carries messages, as the settings name them; what is not set carries nothing. */
final class Providers {

    private static final String PREFIX = "waybill.notifications.";

    private Providers() {}

    static List<Provider> of(Room room) {
        var settings = room.settings();
        var timeout = settings.duration(PREFIX + "timeout", Duration.ofSeconds(10));
        var all = new ArrayList<Provider>();
        add(all, mail(settings, timeout, room.clock()));
        add(all, sms(settings, timeout));
        add(all, push(settings, timeout));
        return all;
    }

    private static void add(List<Provider> all, @Nullable Provider provider) {
        if (provider != null) {
            all.add(provider);
        }
    }

    private static @Nullable Provider mail(Settings settings, Duration timeout, Clock clock) {
        var host = settings.text(PREFIX + "smtp.host", "");
        if (host.isEmpty()) {
            return null;
        }
        var account =
                new SmtpMail.Account(
                        host,
                        settings.number(PREFIX + "smtp.port", 587),
                        settings.text(PREFIX + "smtp.user"),
                        settings.text(PREFIX + "smtp.password"),
                        startTls(settings.text(PREFIX + "smtp.tls", "starttls")),
                        from(settings.text(PREFIX + "smtp.from", "")),
                        timeout);
        return new SmtpMail(account, clock);
    }

    private static boolean startTls(String given) {
        return switch (given) {
            case "starttls" -> true;
            case "none" -> false;
            default ->
                    throw new IllegalArgumentException(
                            PREFIX + "smtp.tls must be starttls or none, not '" + given + "'");
        };
    }

    private static InternetAddress from(String given) {
        try {
            var from = new InternetAddress(given, true);
            if (!from.getAddress().contains("@")) {
                throw new AddressException("no @ in it");
            }
            return from;
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "smtp.from must be a mailbox such as Shop <shop@example.com>, not '"
                            + given
                            + "'",
                    e);
        }
    }

    private static @Nullable Provider sms(Settings settings, Duration timeout) {
        var url = settings.text(PREFIX + "sms.base-url", "");
        return url.isEmpty()
                ? null
                : new HttpSms(
                        new HttpSms.Account(
                                url,
                                settings.text(PREFIX + "sms.token"),
                                settings.text(PREFIX + "sms.from", "Waybill"),
                                timeout));
    }

    private static @Nullable Provider push(Settings settings, Duration timeout) {
        var key = settings.text(PREFIX + "push.public-key", "");
        return key.isEmpty()
                ? null
                : new WebPushes(
                        new WebPushes.Account(
                                key,
                                settings.text(PREFIX + "push.private-key", ""),
                                settings.text(PREFIX + "push.subject", ""),
                                timeout));
    }
}

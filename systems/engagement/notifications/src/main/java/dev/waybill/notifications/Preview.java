package dev.waybill.notifications;

import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import dev.waybill.platform.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows what a text says about a real order, from what this room has heard of it. */
final class Preview {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    /** What its customer would read. */
    record Seen(String subject, String body, String sms, String push) {}

    private final OrderNotes notes;
    private final Contacts contacts;
    private final Texts texts;
    private final Signals signals;
    private final Clock clock;

    Preview(OrderNotes notes, Contacts contacts, Texts texts, Signals signals, Clock clock) {
        this.notes = notes;
        this.contacts = contacts;
        this.texts = texts;
        this.signals = signals;
        this.clock = clock;
    }

    Seen of(Texts.Which which, UUID orderId, @Nullable Text draft) {
        var order = order(orderId);
        var text = draft == null ? texts.find(which).text() : draft;
        var values = values(which.language(), order.customerId());
        var filled = new Wording(text).fill(values.of(which.template().fields(), order.facts()));
        return new Seen(filled.subject(), filled.body(), filled.sms(), filled.push());
    }

    /** News of one that is fresh may still be on its way. */
    private OrderNotes.Known order(UUID orderId) {
        var fresh = Ids.isFresh(orderId, clock.instant(), FRESH);
        return signals.await(orderId, fresh ? ON_ITS_WAY : Duration.ZERO, () -> notes.find(orderId))
                .orElseThrow(() -> Problem.notFound("order", orderId));
    }

    /** By the customer's own clock, if they have said where that is. */
    private Values values(Language language, @Nullable UUID customerId) {
        var person = customerId == null ? null : contacts.find(customerId).orElse(null);
        var wanted =
                person == null
                        ? Locale.of(language.tag())
                        : Locale.forLanguageTag(person.contact().locale());
        ZoneId zone = person == null ? ZoneOffset.UTC : person.contact().zoneId();
        return new Values(language.formats(wanted), zone);
    }
}

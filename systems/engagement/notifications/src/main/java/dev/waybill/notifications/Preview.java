package dev.waybill.notifications;

import dev.waybill.platform.http.Problem;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows what a text says about a real order, from what this room has heard of it. */
final class Preview {

    /** What its customer would read. */
    record Seen(String subject, String body, String sms, String push) {}

    private final OrderNotes notes;
    private final Contacts contacts;
    private final Texts texts;

    Preview(OrderNotes notes, Contacts contacts, Texts texts) {
        this.notes = notes;
        this.contacts = contacts;
        this.texts = texts;
    }

    Seen of(Texts.Which which, UUID orderId, @Nullable Text draft) {
        var order = notes.find(orderId).orElseThrow(() -> Problem.notFound("order", orderId));
        var text = draft == null ? texts.find(which).text() : draft;
        var values = values(which.language(), order.customerId());
        var filled = new Wording(text).fill(values.of(which.template().fields(), order.facts()));
        return new Seen(filled.subject(), filled.body(), filled.sms(), filled.push());
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

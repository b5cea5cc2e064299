package dev.waybill.notifications;

import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a person is told about an occasion: by which channels, in which words, and when.
 *
 * @param wordings the text of a template in a language
 * @param dead addresses that have refused messages for good
 * @param carried the channels that somebody carries messages on
 */
record Planner(
        BiFunction<Template, Language, Wording> wordings,
        Set<DeadAddress> dead,
        Set<Channel> carried,
        Ids ids) {

    List<Message> plan(News news, Contact.Kept person, Map<String, Object> facts, Instant now) {
        var template = news.template();
        if (template == null) {
            return List.of();
        }
        var contact = person.contact();
        var addresses = contact.addresses(template.topic());
        if (addresses.isEmpty()) {
            return List.of();
        }
        var due = template.mayWait() ? contact.due(now) : now;
        var locale = Locale.forLanguageTag(contact.locale());
        var language = Language.best(locale);
        var values = new Values(language.formats(locale), contact.zoneId());
        var said = wordings.apply(template, language).fill(values.of(template.fields(), facts));
        var messages = new ArrayList<Message>();
        for (var address : addresses) {
            messages.add(
                    new Message(
                            ids.next(),
                            news.occasion(),
                            template,
                            person.customerId(),
                            news.orderId(),
                            address,
                            language.tag(),
                            said.subject(address.channel()),
                            said.body(address.channel()),
                            skip(address),
                            now,
                            due));
        }
        return messages;
    }

    private Message.@Nullable Skip skip(Address address) {
        if (dead.contains(DeadAddress.of(address))) {
            return Message.Skip.UNDELIVERABLE;
        }
        return carried.contains(address.channel()) ? null : Message.Skip.NO_PROVIDER;
    }
}

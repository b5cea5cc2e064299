package dev.waybill.notifications;

import java.util.List;

/**
 * A template's text in one language.
 *
 * @param version 1 as shipped, more when it has been changed
 * @param fields what it may name
 */
record TextView(
        String template,
        String locale,
        long version,
        String subject,
        String body,
        String sms,
        String push,
        List<String> fields) {

    static TextView of(Texts.Kept kept) {
        var text = kept.text();
        return new TextView(
                kept.which().template().id(),
                kept.which().language().tag(),
                kept.version(),
                text.subject(),
                text.body(),
                text.sms(),
                text.push(),
                new NamesIn(kept.which().template().fields()).known());
    }
}

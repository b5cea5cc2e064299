package dev.waybill.notifications;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that there are templates in. */
enum Language {
    EN,
    DE,
    PT,
    JA;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag().equals(tag)).findFirst();
    }

    /** The one that a person is written to in. */
    static Language best(Locale wanted) {
        return of(wanted.getLanguage()).orElse(EN);
    }

    /** How numbers and times are written: as where the person is, if that is this language. */
    Locale formats(Locale wanted) {
        return wanted.getLanguage().equals(tag()) ? wanted : Locale.of(tag());
    }
}

package dev.waybill.notifications;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns facts into what a reader sees: money and times as they are written where the reader is, by
 * the clock on their wall.
 */
record Values(Locale locale, ZoneId zone) {

    /** Facts that are not there are left out, so that a section can ask for them. */
    Map<String, Object> of(List<Field> fields, Map<String, ?> facts) {
        return of(fields, facts, String.valueOf(facts.get("currency")));
    }

    private Map<String, Object> of(List<Field> fields, Map<String, ?> facts, String currency) {
        var shown = new HashMap<String, Object>();
        for (var field : fields) {
            var fact = facts.get(field.name());
            if (fact != null) {
                shown.put(field.name(), shown(field, fact, currency));
            }
        }
        return shown;
    }

    private Object shown(Field field, Object fact, String currency) {
        return switch (field) {
            case Field.Words _ -> fact.toString();
            case Field.Amount _ -> NumberFormat.getIntegerInstance(locale).format(fact);
            case Field.Money _ -> money(((Number) fact).longValue(), currency);
            case Field.Moment _ -> moment(Instant.parse(fact.toString()));
            case Field.Day _ -> day(LocalDate.parse(fact.toString()));
            case Field.Reason _ -> words(fact);
            case Field.Lines(_, var each) -> lines(each, (List<?>) fact, currency);
        };
    }

    /** One of the words, or several. */
    private static Map<String, Object> words(Object fact) {
        var words = new HashMap<String, Object>();
        for (var word : fact instanceof List<?> several ? several : List.of(fact)) {
            words.put(word.toString(), true);
        }
        return words;
    }

    private List<Map<String, Object>> lines(List<Field> fields, List<?> lines, String currency) {
        return lines.stream().map(line -> of(fields, asFacts(line), currency)).toList();
    }

    @SuppressWarnings("unchecked") // a JSON object
    private static Map<String, ?> asFacts(Object line) {
        return (Map<String, ?>) line;
    }

    private String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }

    private String money(long minor, String code) {
        var currency = currency(code);
        if (currency == null) {
            return BigDecimal.valueOf(minor, 2).toPlainString() + " " + code;
        }
        var digits = Math.max(currency.getDefaultFractionDigits(), 0);
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(minor, digits));
    }

    /** None for a code that looks like one and is none. */
    private static @Nullable Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}

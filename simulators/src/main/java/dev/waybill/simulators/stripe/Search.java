package dev.waybill.simulators.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stripe's search language, as far as it is about equality: {@code metadata['payment_id']:'...' AND
 * status:'succeeded'}.
 */
final class Search {
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "\\s*(?:metadata\\[(['\"])(?<key>(?:(?!\\1).)+)\\1]|(?<field>status|currency|amount))\\s*:\\s*"
                            + "(?:'(?<single>(?:\\\\.|[^'])*)'|\"(?<double>(?:\\\\.|[^\"])*)\"|(?<number>\\d+))"
                            + "\\s*(?:AND\\s+|$)");

    private record Clause(String field, boolean metadata, String value)
            implements Predicate<Intent> {
        @Override
        public boolean test(Intent intent) {
            if (metadata) {
                return value.equals(intent.metadata().get(field));
            }
            return switch (field) {
                case "status" -> intent.status().wire.equals(value);
                case "currency" -> intent.currency.equalsIgnoreCase(value);
                default -> Long.toString(intent.amount).equals(value);
            };
        }
    }

    private final List<Clause> clauses;

    private Search(List<Clause> clauses) {
        this.clauses = clauses;
    }

    /**
     * @throws Invalid if it is not in the language
     */
    static Search of(String query) {
        var matcher = CLAUSE.matcher(query);
        var clauses = new ArrayList<Clause>();
        var end = 0;
        while (end < query.length() && matcher.find(end) && matcher.start() == end) {
            var key = matcher.group("key");
            clauses.add(
                    new Clause(
                            key != null ? key : matcher.group("field"),
                            key != null,
                            value(matcher)));
            end = matcher.end();
        }
        if (clauses.isEmpty() || end < query.length()) {
            throw Invalid.parameter(
                    "search_query_invalid", "query", "Cannot parse the query: " + query);
        }
        return new Search(List.copyOf(clauses));
    }

    /** Newest first. */
    List<Intent> in(Books books, long createdBefore, int limit) {
        var found = new ArrayList<Intent>();
        Predicate<Intent> wanted =
                intent ->
                        intent.created <= createdBefore
                                && clauses.stream().allMatch(c -> c.test(intent));
        for (var clause : clauses) {
            if (clause.metadata() && clause.field().equals(PaymentIndex.KEY)) {
                books.withPayment(clause.value(), intent -> add(found, intent, wanted, limit));
                return found;
            }
        }
        for (var intent : books.intents.reversed()) {
            add(found, intent, wanted, limit);
        }
        return found;
    }

    private static void add(
            List<Intent> found, Intent intent, Predicate<Intent> wanted, int limit) {
        if (found.size() < limit && wanted.test(intent)) {
            found.add(intent);
        }
    }

    private static String value(Matcher matcher) {
        for (var group : List.of("single", "double", "number")) {
            var value = matcher.group(group);
            if (value != null) {
                return value.replaceAll("\\\\(.)", "$1");
            }
        }
        throw new IllegalStateException("a clause without a value");
    }
}

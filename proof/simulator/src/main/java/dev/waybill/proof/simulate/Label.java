package dev.waybill.proof.simulate;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A statement in two words: what it does, and to which table first. */
final class Label {

    private static final Pattern TABLE = Pattern.compile("\\b([a-z]+\\.[a-z_]+)\\b");
    private static final Pattern VERB =
            Pattern.compile("\\b(insert|update|delete|select|set)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITE = Pattern.compile("\\b(insert|update|delete)\\b");
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Label() {}

    static String of(String sql) {
        return KNOWN.computeIfAbsent(sql, Label::read);
    }

    static boolean changes(String label) {
        return label.startsWith("insert")
                || label.startsWith("update")
                || label.startsWith("delete");
    }

    private static String read(String sql) {
        var text = sql.toLowerCase(Locale.ROOT);
        var write = WRITE.matcher(text.replace("for update", ""));
        var verb = VERB.matcher(text);
        var what = write.find() ? write.group(1) : verb.find() ? verb.group(1) : "execute";
        if (text.contains("for update")) {
            what = what.equals("select") ? "lock" : what;
        }
        var table = TABLE.matcher(text);
        while (table.find()) {
            if (!table.group(1).startsWith("pg_") && isSchema(table.group(1))) {
                return what + " " + table.group(1);
            }
        }
        return what + (text.contains("advisory") ? " advisory lock" : "");
    }

    private static boolean isSchema(String name) {
        return switch (name.substring(0, name.indexOf('.'))) {
            case "platform",
                    "products",
                    "inventory",
                    "search",
                    "promotions",
                    "carts",
                    "checkout",
                    "payments",
                    "orders",
                    "warehouse",
                    "shipping",
                    "notifications" ->
                    true;
            default -> false;
        };
    }
}

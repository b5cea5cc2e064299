package dev.waybill.platform.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Operation ids that follow from method and path, so that renaming a Java method renames nothing
 * for clients: {@code POST /carts/{cartId}/checkout} is {@code checkoutCart}.
 */
final class OperationNames {

    private OperationNames() {}

    static String name(String method, String path) {
        var parts = Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
        var words = new ArrayList<>(parts.stream().filter(part -> !part.startsWith("{")).toList());
        var last = words.getLast();
        var endsInWord = parts.getLast().equals(last);
        if (method.equals("POST") && endsInWord && words.size() > 1 && !isPlural(last)) {
            words.removeLast();
            return camel(last) + nouns(words);
        }
        if (method.equals("GET") && endsInWord && isPlural(last)) {
            words.removeLast();
            return "list" + nouns(words) + capital(camel(last));
        }
        return verb(method) + nouns(words);
    }

    private static String verb(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "PATCH" -> "update";
            case "PUT" -> "replace";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }

    private static String nouns(List<String> words) {
        var name = new StringBuilder();
        for (var word : words) {
            name.append(
                    capital(camel(isPlural(word) ? word.substring(0, word.length() - 1) : word)));
        }
        return name.toString();
    }

    private static boolean isPlural(String word) {
        return word.endsWith("s") && !word.endsWith("ss");
    }

    private static String camel(String word) {
        var name = new StringBuilder();
        for (var part : word.split("-", -1)) {
            name.append(name.isEmpty() ? part : capital(part));
        }
        return name.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

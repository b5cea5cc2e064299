package dev.waybill.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is compared: words of letters and digits, without accents, in lower case. Where a
 * language writes without spaces each character is a word.
 */
record Words(List<String> all) {

    /** A word goes on after that, but nobody types so far. */
    private static final int LONGEST = 40;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{N}&&"
                            + "[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+");

    Words {
        all = List.copyOf(all);
    }

    static Words of(@Nullable String text) {
        if (text == null) {
            return new Words(List.of());
        }
        var plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        for (var match = WORD.matcher(plain); match.find(); ) {
            words.add(cut(match.group()));
        }
        return new Words(words);
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }

    /** With a space between them, as PostgreSQL takes a document. */
    String text() {
        return String.join(" ", all);
    }

    /** All of them must be there, each as the beginning of a word; the first ones of very many. */
    String beginnings(int most) {
        return String.join(
                " & ", all.stream().limit(most).map(word -> "'" + word + "':*").toList());
    }

    /** Every three letters in a row of each word, with its beginning and its end. */
    Set<String> grams() {
        var grams = new LinkedHashSet<String>();
        for (var word : all) {
            var letters = ("  " + word + " ").codePoints().toArray();
            for (var at = 0; at + 3 <= letters.length; at++) {
                grams.add(new String(letters, at, 3));
            }
        }
        return grams;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}

package dev.waybill.proof.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Texts that people, other programs and attackers send where a plain word was expected. */
public final class OddStrings {

    private static final int MANY = 600;

    private static final List<String> FRAGMENTS =
            List.of(
                    "' or '1'='1",
                    "'; drop table orders.orders; --",
                    "\" or 1=1 --",
                    "1; select pg_sleep(9)",
                    "') union select null--",
                    "$$; select 1; $$",
                    "E'\\x00'",
                    "%",
                    "_",
                    "\\",
                    "'",
                    "''",
                    "\"",
                    "`id`",
                    "$(id)",
                    "|| 'a'",
                    "?",
                    ":name",
                    "::uuid",
                    "{}",
                    "{\"a\":1}",
                    "[1,2]",
                    "[]",
                    "null",
                    "true",
                    "\"quoted\"",
                    "{\"$ne\":null}",
                    "\\u0000",
                    "\\",
                    "\\\\",
                    "//",
                    "/*",
                    "*/",
                    "<!--",
                    "<script>alert(1)</script>",
                    "<img src=x onerror=alert(1)>",
                    "&lt;b&gt;",
                    "&#0;",
                    "<![CDATA[x]]>",
                    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
                    "javascript:alert(1)",
                    "{{7*7}}",
                    "${7*7}",
                    "#{7*7}",
                    "${jndi:ldap://127.0.0.1/a}",
                    "%s%s%n",
                    "%00",
                    "%0d%0aSet-Cookie: a=b",
                    "\r\nSet-Cookie: a=b",
                    "../../etc/passwd",
                    "..%2f..%2f",
                    "..\\..\\",
                    "C:\\con",
                    "/dev/null",
                    "file:///etc/passwd",
                    "http://127.0.0.1:9/",
                    "-1",
                    "0",
                    "-0",
                    "1e400",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "0x10",
                    "1_000",
                    "1,000",
                    "١٢٣",
                    "９",
                    "½",
                    "2026-02-30T00:00:00Z",
                    "2026-01-01",
                    "2026-01-01T00:00:00",
                    "2026-01-01T25:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "-999999999-01-01T00:00:00Z",
                    "0000-01-01T00:00:00Z",
                    "2016-12-31T23:59:60Z",
                    "00000000-0000-0000-0000-000000000000",
                    "ffffffff-ffff-ffff-ffff-ffffffffffff",
                    "FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF",
                    "1-1-1-1-1",
                    "{0190a5b0-0000-7000-8000-000000000000}",
                    "urn:uuid:0190a5b0-0000-7000-8000-000000000000",
                    "0190a5b0000070008000000000000000",
                    "0190a5b0-0000-7000-8000-00000000000g",
                    " 0190a5b0-0000-7000-8000-000000000000",
                    "undefined",
                    "None",
                    "nil",
                    "(null)",
                    "true ",
                    "EUR ",
                    " eur",
                    "€UR",
                    "EURO",
                    "E",
                    "active",
                    "ACTIVE ",
                    "OPEN,PAID",
                    "İ",
                    "ı",
                    "ß",
                    "ǅ",
                    "ﬀ",
                    "Å",
                    "Å",
                    "e\u0301",
                    "Z\u0300\u0301\u0302\u0303\u0304\u0305",
                    "\uFEFFbom",
                    "a\u00ADb",
                    "\u200B",
                    "\u200D",
                    "\u2060",
                    "\u202Eabc",
                    "\u2066abc\u2069",
                    "\u200Fשלום",
                    "مرحبا",
                    "ܫܠܡܐ",
                    "שָׁלוֹם עֲלֵיכֶם",
                    "漢字",
                    "한국어",
                    "ไทย",
                    "हिन्दी",
                    "👩‍👩‍👧‍👦",
                    "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                    "👍🏿",
                    "🇪🇺",
                    "©®™",
                    "¯\\_(ツ)_/¯",
                    "﷽",
                    "ﷺ",
                    "\uFFFC",
                    "\uFFFD",
                    "O'Brien",
                    "Zoë & Sons",
                    "a, b; c",
                    "=1+1",
                    "@SUM(A1)",
                    "+1",
                    "-- ",
                    "#",
                    "key=value&other=1",
                    "a;b",
                    ".",
                    "..",
                    "...",
                    "~",
                    "~0",
                    "~1",
                    "/",
                    "a/b",
                    "0.1",
                    "1.5",
                    "1.",
                    ".5",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "2147483648",
                    "1".repeat(400));

    private OddStrings() {}

    public static List<String> all() {
        var odd = new LinkedHashSet<String>();
        odd.add("");
        odd.addAll(FRAGMENTS);
        controls(odd);
        spaces(odd);
        planes(odd);
        surrogates(odd);
        lengths(odd);
        var random = new Random(20261120);
        while (odd.size() < MANY) {
            odd.add(noise(random));
        }
        return List.copyOf(odd);
    }

    private static void controls(LinkedHashSet<String> odd) {
        IntStream.concat(IntStream.rangeClosed(0, 0x1F), IntStream.rangeClosed(0x7F, 0x9F))
                .forEach(code -> odd.add("a" + (char) code + "b"));
        odd.add("\0");
    }

    private static void spaces(LinkedHashSet<String> odd) {
        IntStream.rangeClosed(0, 0x3000)
                .filter(code -> Character.isSpaceChar(code) || Character.isWhitespace(code))
                .forEach(code -> odd.add((char) code + "a" + (char) code));
        odd.add("   ");
    }

    private static void planes(LinkedHashSet<String> odd) {
        for (var plane = 0; plane <= 16; plane++) {
            for (var within : List.of(0x41, 0x3FF, 0x7FFF, 0xE000, 0xFFFE, 0xFFFF)) {
                odd.add(Character.toString(plane << 16 | within));
            }
        }
    }

    private static void surrogates(LinkedHashSet<String> odd) {
        for (var half : List.of('\uD800', '\uDBFF', '\uDC00', '\uDFFF')) {
            odd.add("" + half);
            odd.add("a" + half);
            odd.add(half + "a");
            odd.add("" + half + half);
        }
        odd.add("\uDC00\uD800");
    }

    private static void lengths(LinkedHashSet<String> odd) {
        for (var length : List.of(33, 65, 251, 256, 1_001, 8_200, 65_536, 200_000)) {
            odd.add("x".repeat(length));
            odd.add("é".repeat(length));
            odd.add("𝄞".repeat(length / 2));
        }
    }

    private static String noise(Random random) {
        var text = new StringBuilder();
        for (var left = 1 + random.nextInt(24); left > 0; left--) {
            text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        }
        return text.toString();
    }

    /** As JSON in ASCII, so that halves of pairs and NUL travel too. */
    public static String json(String text) {
        var json = new StringBuilder("\"");
        for (var character : text.toCharArray()) {
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }

    /** Percent-encoded; halves of pairs become bytes that are not UTF-8. */
    public static String url(String text) {
        var url = new StringBuilder();
        for (var each : bytes(text)) {
            url.append(String.format("%%%02X", each));
        }
        return url.toString();
    }

    private static List<Byte> bytes(String text) {
        var bytes = new ArrayList<Byte>();
        text.codePoints()
                .forEach(code -> {
                    if (code >= 0xD800 && code <= 0xDFFF) {
                        bytes.add((byte) (0xE0 | code >> 12));
                        bytes.add((byte) (0x80 | code >> 6 & 0x3F));
                        bytes.add((byte) (0x80 | code & 0x3F));
                    } else {
                        for (var each : Character.toString(code).getBytes(StandardCharsets.UTF_8)) {
                            bytes.add(each);
                        }
                    }
                });
        return bytes;
    }
}

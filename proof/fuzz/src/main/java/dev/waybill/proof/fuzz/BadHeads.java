package dev.waybill.proof.fuzz;

import dev.waybill.proof.fuzz.OpenApi.Call;
import java.util.List;

/**
 * Everything that can be wrong around a body, in well-formed HTTP: path, query, headers, method.
 */
final class BadHeads {

    private static final List<String> ODD = OddStrings.all();

    private static final List<String> ODD_IDS =
            List.of(
                    "x",
                    "1-1-1-1-1",
                    "%20",
                    "null",
                    "-1",
                    "1.5",
                    "99999999999999999999",
                    "%00",
                    "%2F",
                    "%2e%2e",
                    "..",
                    ".",
                    "%FF",
                    "%C0%AF",
                    "%E2%82%AC",
                    "a%2Fb",
                    ";a=b",
                    "*",
                    "%25",
                    "%",
                    "%zz",
                    "00000000-0000-0000-0000-000000000000",
                    "0190a5b0-0000-7000-8000-000000000000",
                    "~",
                    "a".repeat(3_000));

    private static final List<String> ODD_PATHS =
            List.of(
                    "/",
                    "//",
                    "/%2e%2e/%2e%2e/etc/passwd",
                    "/../../etc/passwd",
                    "/error",
                    "/.git/config",
                    "/actuator/env",
                    "/actuator/heapdump",
                    "/actuator/shutdown",
                    "/carts%2f1",
                    "/carts%00",
                    "/carts;a=b",
                    "//carts",
                    "/carts/",
                    "/CARTS",
                    "/carts//items",
                    "/openapi/..",
                    "/%E2%82%AC",
                    "/%FF",
                    "/admin",
                    "/admin/",
                    "/webhooks",
                    "/index.html",
                    "/products?",
                    "/products?&&&",
                    "/products?=",
                    "/products??limit=1",
                    "/products#x",
                    "/\\products",
                    "/products/..;/admin/messaging");

    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "application/xml",
                    "multipart/form-data; boundary=x",
                    "application/x-www-form-urlencoded",
                    "",
                    "x",
                    "application/",
                    "/json",
                    "*/*",
                    "application/json; charset=utf-16",
                    "application/json; charset=no-such",
                    "application/json;;;",
                    "application/json, text/plain",
                    "application/JSON",
                    "application/problem+json",
                    "application/cbor",
                    "text/json",
                    "image/png",
                    "application/json; charset=\"utf-8",
                    "application/merge-patch+json");

    private static final List<String> ACCEPTS =
            List.of(
                    "text/html",
                    "application/xml",
                    "x",
                    ";;;",
                    "a/b/c",
                    "application/json;q=2",
                    ",",
                    "*/*",
                    "",
                    "application/json;q=0",
                    "text/event-stream",
                    "*");

    private static final List<String> TAGS =
            List.of(
                    "\"987654321\"",
                    "W/\"1\"",
                    "\"x\", \"y\"",
                    "1",
                    "\"\"",
                    "*",
                    "",
                    "\"",
                    "\"a\"b\"",
                    ",",
                    "*, \"1\"",
                    "W/",
                    "\"-1\"",
                    "\"99999999999999999999\"",
                    "\"\u00e9\"",
                    "\"" + "1".repeat(4_000) + "\"");

    private static final List<String> METHODS =
            List.of(
                    "PUT",
                    "OPTIONS",
                    "HEAD",
                    "TRACE",
                    "CONNECT",
                    "FOO",
                    "get",
                    "POST",
                    "GET",
                    "DELETE",
                    "PATCH",
                    "PROPFIND",
                    "A".repeat(200),
                    "QUERY");

    private static final List<String> HEADERS =
            List.of(
                    "Waybill-Actor",
                    "traceparent",
                    "tracestate",
                    "Waybill-Consistency",
                    "Stripe-Signature",
                    "Accept-Language",
                    "If-None-Match",
                    "If-Modified-Since",
                    "If-Unmodified-Since",
                    "Cookie",
                    "Range",
                    "Authorization",
                    "Origin",
                    "Referer",
                    "User-Agent",
                    "X-Forwarded-For",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Host",
                    "Forwarded",
                    "X-HTTP-Method-Override",
                    "Accept-Charset",
                    "Accept-Encoding",
                    "TE",
                    "Upgrade",
                    "Content-Language",
                    "Content-Location",
                    "Date",
                    "From",
                    "Via",
                    "Warning",
                    "Access-Control-Request-Method",
                    "Max-Forwards",
                    "Pragma",
                    "X-Odd");

    private final OpenApi api;

    BadHeads(OpenApi api) {
        this.api = api;
    }

    String spoil(Draft draft, Call call, Chance chance) {
        return switch (chance.below(12)) {
            case 0, 1 -> id(draft, call, chance);
            case 2 -> path(draft, chance);
            case 3, 4 -> query(draft, call, chance);
            case 5 -> type(draft, chance);
            case 6 -> set(draft, "Accept", chance.oneOf(ACCEPTS), "odd Accept");
            case 7 -> set(draft, "If-Match", chance.oneOf(TAGS), "odd If-Match");
            case 8 -> key(draft, chance);
            case 9 -> method(draft, chance);
            case 10 -> header(draft, chance);
            default -> many(draft, chance);
        };
    }

    private static String id(Draft draft, Call call, Chance chance) {
        var parts = call.path().split("/", -1);
        var odd = chance.odds(0.5) ? chance.oneOf(ODD_IDS) : url(chance, 4_000);
        for (var i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                draft.path = draft.path.replace("<<" + parts[i].replaceAll("[{}]", "") + ">>", odd);
                return "odd id";
            }
        }
        draft.path = draft.path + "/" + odd;
        return "odd path";
    }

    private static String path(Draft draft, Chance chance) {
        draft.path = chance.odds(0.8) ? chance.oneOf(ODD_PATHS) : "/" + url(chance, 7_000);
        draft.query.clear();
        return "odd path";
    }

    private static String url(Chance chance, int atMost) {
        var url = OddStrings.url(chance.oneOf(ODD));
        return url.length() > atMost ? url.substring(0, atMost - atMost % 3) : url;
    }

    private String query(Draft draft, Call call, Chance chance) {
        var parameters = api.parameters(call, "query");
        var name = parameters.isEmpty() ? "limit" : chance.oneOf(parameters).name();
        var raw =
                chance.oneOf(
                        "",
                        "-1",
                        "0",
                        "1.5",
                        "99999999999999999999",
                        "0x10",
                        "%00",
                        "%",
                        "%zz",
                        "%FF",
                        "null",
                        "x",
                        "1,2",
                        "NaN",
                        "2026-02-30T00:00:00Z",
                        "+10000-01-01T00:00:00Z",
                        "====",
                        "MjAyNi0wMS0wMVQwMDowMDowMFofeA",
                        "-1s",
                        "31s",
                        "1e9s",
                        "%E2%82%AC");
        var value = chance.odds(0.5) ? raw : url(chance, 7_000);
        draft.query.removeIf(each -> each.startsWith(name + "="));
        draft.query.add(name + "=" + value);
        switch (chance.below(5)) {
            case 0 -> draft.query.add(name + "=" + value);
            case 1 -> draft.query.add("no-such=1");
            case 2 ->
                    draft.query.add(
                            chance.oneOf("&&", "=", "=x", "%", name, name + "[]=1", "a=b=c"));
            default -> draft.closes = false;
        }
        return "odd query";
    }

    private static String type(Draft draft, Chance chance) {
        if (draft.body == null) {
            draft.body("{}");
        }
        return chance.odds(0.1)
                ? without(draft, "Content-Type", "no content type")
                : set(draft, "Content-Type", chance.oneOf(TYPES), "wrong content type");
    }

    private static String without(Draft draft, String name, String done) {
        draft.drop(name);
        return done;
    }

    private static String set(Draft draft, String name, String value, String done) {
        draft.set(name, value);
        return done;
    }

    private static String key(Draft draft, Chance chance) {
        switch (chance.below(5)) {
            case 0 -> draft.set("Idempotency-Key", "k".repeat(chance.oneOf(0, 255, 256, 5_000)));
            case 1 -> draft.set("Idempotency-Key", latin(chance));
            case 2 -> {
                draft.set("Idempotency-Key", "one");
                draft.add("Idempotency-Key", "two");
            }
            // The same key with whatever body comes.
            default -> draft.set("Idempotency-Key", "fuzz-<<run>>-" + chance.below(5));
        }
        return "odd Idempotency-Key";
    }

    /** Any text, as far as a header can carry it. */
    private static String latin(Chance chance) {
        var text = chance.oneOf(ODD).replaceAll("[^\\x20-\\x7e\\u00a0-\\u00ff]", "?").strip();
        return text.length() > 2_000 ? text.substring(0, 2_000) : text;
    }

    private static String method(Draft draft, Chance chance) {
        draft.method = chance.odds(0.8) ? chance.oneOf(METHODS) : "M" + chance.below(1_000_000);
        // To tunnel is a way of closing.
        draft.closes = draft.method.equals("CONNECT");
        return "other method";
    }

    private static String header(Draft draft, Chance chance) {
        var name = chance.oneOf(HEADERS);
        draft.set(name, chance.odds(0.8) ? latin(chance) : "z".repeat(chance.oneOf(1_000, 7_000)));
        if (chance.odds(0.2)) {
            draft.add(name, latin(chance));
        }
        // What asks for another protocol has no other end.
        draft.closes = name.equals("Upgrade") || name.equals("TE");
        return "odd header";
    }

    private static String many(Draft draft, Chance chance) {
        var count = chance.oneOf(50, 99, 101, 500, 3_000);
        for (var i = 0; i < count; i++) {
            draft.add("X-Many-" + i, "v");
        }
        draft.closes = true;
        return "many headers";
    }
}

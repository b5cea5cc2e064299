package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console and the storefront, as a browser gets them. */
class ConsoleIsServedTest {

    private static final Pattern NONCE = Pattern.compile("'nonce-([0-9a-f]{32})'");
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    private final Shop shop = AppWorld.shared().shop();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/",
                "/console/orders/0199b2c4-7a03-7f85-93cd-e04a7b6d218c",
                "/shop",
                "/shop/cart"
            })
    void everyAddressIsTheSamePage(String path) {
        var reply = shop.get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(header(reply, "content-type")).startsWith("text/html");
        assertThat(header(reply, "cache-control")).contains("no-store");
        assertThat(text(reply)).contains("<div id=\"root\">");
    }

    @Test
    void theRootLeadsToTheConsole() {
        var reply = shop.get("/");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(header(reply, "location")).endsWith("/console");
        assertThat(shop.send("POST", "/", "{}").status()).isEqualTo(405);
    }

    @Test
    void scriptsAndStylesComeFromHereOnly() {
        var first = shop.get("/console");
        var policy = header(first, "content-security-policy");
        var nonce = NONCE.matcher(policy).results().map(match -> match.group(1)).findFirst();

        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';")
                .doesNotContain("unsafe", "http", "*");
        assertThat(nonce).isPresent();
        assertThat(text(first)).contains("nonce=\"" + nonce.get() + "\"");
        assertThat(text(first)).doesNotContain("__CSP_NONCE__");
        assertThat(text(shop.get("/console"))).doesNotContain(nonce.get());
        assertThat(loaded(first)).isNotEmpty().allMatch(path -> path.startsWith("/console/"));
    }

    @Test
    void thePageKnowsWhoseDaysAndHoursTheShopShows() {
        assertThat(text(shop.get("/shop")))
                .contains("<meta name=\"waybill-shop-zone\" content=\"UTC\"")
                .doesNotContain("__SHOP_ZONE__");
    }

    @Test
    void whatThePageLoadsIsCompressedAndKeptForGood() {
        for (var path : loaded(shop.get("/console"))) {
            var plain = shop.get(path);
            var packed = shop.send("GET", path, null, "Accept-Encoding", "gzip, br");

            assertThat(plain.status()).as(path).isEqualTo(200);
            assertThat(header(plain, "cache-control")).as(path).contains("immutable");
            assertThat(plain.headers()).doesNotContainKey("content-encoding");
            assertThat(header(packed, "content-encoding")).as(path).isEqualTo("br");
            assertThat(packed.body().length).as(path).isLessThanOrEqualTo(plain.body().length);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/assets/nothing.js",
                "/console/assets/index.html",
                "/console/assets/..%2findex.html",
                "/console/assets/%2e%2e",
                "/console/assets/x"
            })
    void noOtherFileIsServed(String path) {
        assertThat(shop.get(path).status()).isBetween(400, 404);
    }

    private static List<String> loaded(Shop.Reply page) {
        return LOADED.matcher(text(page))
                .results()
                .map(MatchResult::group)
                .map(ConsoleIsServedTest::path)
                .toList();
    }

    private static String path(String attribute) {
        return attribute.substring(attribute.indexOf('"') + 1, attribute.length() - 1);
    }

    private static String text(Shop.Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private static String header(Shop.Reply reply, String name) {
        return String.join(",", reply.headers().getOrDefault(name, List.of()));
    }
}

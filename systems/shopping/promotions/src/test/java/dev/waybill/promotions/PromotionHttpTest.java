package dev.waybill.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionHttpTest {

    private static SystemWorld world;

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new PromotionsSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void aPromotionIsFoundAgainHoweverItsCodeIsWritten() {
        var created = create(percentage("Spring-10", "12.5"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/promotions/SPRING-10");
        var found = world.http().get("/promotions/spring-10");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().get("code").stringValue()).isEqualTo("SPRING-10");
        assertThat(found.json().get("percent").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(found.json().get("used").intValue()).isZero();
        assertThat(found.has("ETag")).isTrue();
    }

    @Test
    void aCodeIsGivenOutOnceEvenWhenAskedForAtTheSameTime() {
        var replies =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                world.http()
                                        .sendLater(
                                                "POST",
                                                "/promotions",
                                                percentage(i % 2 == 0 ? "race" : "RACE", "1")))
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
        assertThat(replies).filteredOn(each -> each.status() == 201).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "percent      | 0",
                "percent      | 100.01",
                "percent      | 12.345",
                "percent      | 1e999999",
                "percent      | 1e-999999",
                "amount       | 5",
                "limit        | 0",
                "limit        | 99999999999",
                "minimumSpend | -1",
                "code         | \"with space\"",
                "code         | \"\"",
                "currency     | \"eur\"",
                "kind         | \"GIFT\"",
                "validFrom    | \"yesterday\"",
                "unheardOf    | 1"
            })
    void whatIsWrongIsNamed(String field, String value) {
        var json =
                """
                {"code": "BAD", "name": "n", "kind": "PERCENTAGE", "percent": 10}
                """
                        .strip();
        var kept =
                switch (field) {
                    case "code" -> json.replace("\"code\": \"BAD\", ", "");
                    case "kind" -> json.replace("\"kind\": \"PERCENTAGE\", ", "");
                    case "percent" -> json.replace(", \"percent\": 10", "");
                    default -> json;
                };
        var reply = create("{\"" + field + "\": " + value + ", " + kept.substring(1));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("/" + field);
    }

    @Test
    void moneyNeedsItsCurrency() {
        var body = fixed("NOCURRENCY", 500);
        body.remove("currency");

        var reply = create(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("/currency");
    }

    @Test
    void aQuoteSaysWhatACodeIsWorthAndHoldsNothing() {
        var body = fixed("FIVE-OFF", 500);
        body.put("limit", 1);
        create(body);

        for (var i = 0; i < 3; i++) {
            var quote = quote(2_000, "EUR", "five-off");
            assertThat(quote.status()).isEqualTo(200);
            assertThat(quote.json().get("discount").longValue()).isEqualTo(500);
            assertThat(quote.json().get("appliedPromotions").get(0).stringValue())
                    .isEqualTo("FIVE-OFF");
        }
        assertThat(world.http().get("/promotions/FIVE-OFF").json().get("reserved").intValue())
                .isZero();
    }

    @Test
    void aQuoteForACodeThatIsNotValidSaysWhy() {
        assertThat(quote(2_000, "EUR", "never-made").json().get("refusal").stringValue())
                .isEqualTo("UNKNOWN_CODE");
        assertThat(
                        quote(2_000, "EUR", "\u00fc\u00df\ud83d\ude00")
                                .json()
                                .get("refusal")
                                .stringValue())
                .isEqualTo("UNKNOWN_CODE");
        assertThat(quote(2_000, "EUR", null).json().get("discount").longValue()).isZero();
        assertThat(quote(-1, "EUR", null).status()).isEqualTo(400);
    }

    @Test
    void theListHasEveryPromotionOnceInPages() {
        for (var i = 0; i < 5; i++) {
            create(percentage("PAGE-" + i, "5"));
        }
        var seen = new java.util.ArrayList<String>();
        String next = "/promotions?limit=2";
        while (next != null) {
            var page = world.http().get(next).json();
            page.get("items").forEach(item -> seen.add(item.get("code").stringValue()));
            var cursor = page.get("nextCursor");
            next = cursor == null ? null : "/promotions?limit=2&cursor=" + cursor.stringValue();
        }

        assertThat(seen).doesNotHaveDuplicates().isSorted();
        assertThat(seen).contains("PAGE-0", "PAGE-1", "PAGE-2", "PAGE-3", "PAGE-4");
    }

    @Test
    void oddCodesAndCursorsAreNeverAFault() {
        assertThat(world.http().get("/promotions/%F0%9F%98%80").status()).isEqualTo(404);
        assertThat(world.http().get("/promotions/a%20b").status()).isEqualTo(404);
        assertThat(world.http().get("/promotions?cursor=AAAA").status()).isEqualTo(400);
        assertThat(world.http().get("/promotions?cursor=%21").status()).isEqualTo(400);
        assertThat(world.http().get("/promotions?limit=0").status()).isEqualTo(400);
    }

    private static Reply create(Object body) {
        return world.http().post("/promotions", body);
    }

    private static Map<String, Object> percentage(String code, String percent) {
        return new HashMap<>(
                Map.of(
                        "code",
                        code,
                        "name",
                        "A share",
                        "kind",
                        "PERCENTAGE",
                        "percent",
                        new java.math.BigDecimal(percent)));
    }

    private static Map<String, Object> fixed(String code, long amount) {
        return new HashMap<>(
                Map.of(
                        "code",
                        code,
                        "name",
                        "An amount",
                        "kind",
                        "FIXED_AMOUNT",
                        "amount",
                        amount,
                        "currency",
                        "EUR"));
    }

    private static Reply quote(
            long subtotal, String currency, @org.jspecify.annotations.Nullable String code) {
        var body = new HashMap<String, Object>();
        body.put("cartId", UUID.randomUUID());
        body.put("subtotal", subtotal);
        body.put("currency", currency);
        if (code != null) {
            body.put("promotionCode", code);
        }
        return world.http().post("/discounts/calculate", body);
    }
}

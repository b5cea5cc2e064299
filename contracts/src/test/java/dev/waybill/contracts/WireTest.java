package dev.waybill.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.products.CreateProduct;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductsContracts;
import dev.waybill.contracts.promotions.DiscountCalculated;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

class WireTest {

    private static final UUID ID = UUID.fromString("0199b2c4-7a03-7f85-93cd-e04a7b6d218c");
    private static final String PRODUCT =
            """
            {"sku":"A-1","name":"Lantern","price":1250,"currency":"EUR"}\
            """;

    @Test
    void aMissingPriceIsRefusedAndNamed() {
        assertThat(refusal(PRODUCT.replace("\"price\":1250,", ""), CreateProduct.class))
                .containsExactly(new Violation("/price", "must be given"));
    }

    @Test
    void aNullPriceIsRefusedAndNamed() {
        assertThat(refusal(PRODUCT.replace("1250", "null"), CreateProduct.class))
                .containsExactly(new Violation("/price", "must be given"));
    }

    @Test
    void aMissingQuantityOfALineIsNamedByItsLine() {
        var order =
                """
                {"orderId":"%s","customerId":"%s","total":1,"currency":"EUR","status":"created",
                 "createdAt":"2026-11-20T10:15:30Z",
                 "items":[{"sku":"A","quantity":1,"unitPrice":1},{"sku":"B","unitPrice":1}]}\
                """
                        .formatted(ID, ID);

        assertThat(refusal(order, OrderCreated.class))
                .containsExactly(new Violation("/items/1/quantity", "must be given"));
    }

    @Test
    void everythingThatARecordRefusesIsSaidAtOnce() {
        assertThat(refusal("{\"price\":-1,\"currency\":\"euro\"}", CreateProduct.class))
                .containsExactly(
                        new Violation("/sku", "must be given"),
                        new Violation("/name", "must be given"),
                        new Violation("/price", "must be at least 0"),
                        new Violation("/currency", "must match ^[A-Z]{3}$"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5 | must be an integer in range",
                "1e400 | must be an integer in range",
                "99999999999999999999 | must be an integer in range",
                "'\"1250\"' | must be an integer in range",
                "true | must be an integer in range",
                "[1] | must be an integer in range",
                "1000000000001 | must be at most 1000000000000",
            })
    void aPriceIsAnIntegerOrRefused(String price, String message) {
        assertThat(refusal(PRODUCT.replace("1250", price), CreateProduct.class))
                .containsExactly(new Violation("/price", message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[\"x\"]]", "[1]", "[{}]", "[true]"})
    void aListOfTextsHoldsTexts(String texts) {
        var message =
                """
                {"eventId":"%s","occurredAt":"2026-11-20T10:15:30Z","cartId":"%s",
                 "appliedPromotions":%s,"discount":1,"currency":"EUR"}\
                """
                        .formatted(ID, ID, texts);

        assertThat(refusal(message, DiscountCalculated.class))
                .containsExactly(new Violation("/appliedPromotions/0", "must be a text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "x", "{\"sku\":1}}", "{} {}", "\u0000", "{\"sku\":\"\n\"}"})
    void whatIsNotJsonIsRefused(String text) {
        assertThat(refusal(text, CreateProduct.class)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"x\"", "\"\""})
    void whatIsNotAnObjectIsRefused(String text) {
        assertThat(refusal(text, CreateProduct.class))
                .containsExactly(new Violation("", "must be an object"));
    }

    @Test
    void brokenUtf8IsRefusedAndNamed() {
        var bytes = PRODUCT.getBytes(StandardCharsets.UTF_8);
        bytes[10] = (byte) 0xFF;

        var refused =
                catchThrowableOfType(
                        InvalidValue.class, () -> Wire.read(bytes, CreateProduct.class));

        assertThat(refused.violations())
                .containsExactly(new Violation("/sku", "is not valid JSON"));
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThat(refusal(PRODUCT.replace("Lantern", "\\ud83d!"), CreateProduct.class))
                .extracting(Violation::pointer)
                .containsExactly("/name");
    }

    @Test
    void whatAStrangerSendsIsNotEchoedAndNoClassIsNamed() {
        var refused =
                refusal(PRODUCT.replace("1250", "\"<script>\""), CreateProduct.class).toString();

        assertThat(refused).doesNotContain("<script>", "dev.waybill", "jackson");
    }

    @Test
    void aFieldOfATomorrowsVersionIsSkipped() {
        var tomorrow = PRODUCT.replace("{", "{\"colour\":{\"r\":1},");

        assertThat(Wire.read(bytes(tomorrow), CreateProduct.class).sku()).isEqualTo("A-1");
    }

    @Test
    void aStrictReaderNamesTheFieldThatIsNotKnown() {
        var strict =
                Wire.mapper()
                        .rebuild()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        var unknown = PRODUCT.replace("{", "{\"colour~/\":1,");

        var failure =
                catchThrowableOfType(
                        JacksonException.class,
                        () -> strict.readValue(unknown, CreateProduct.class));

        assertThat(InvalidValue.of(failure).violations())
                .containsExactly(new Violation("/colour~0~1", "is not known"));
    }

    @Test
    void absentFieldsAreNotWritten_timesAreUtcAndFieldsKeepTheirOrder() {
        var deleted =
                new ProductDeleted(ID, Instant.parse("2026-11-20T11:15:30.5+01:00"), ID, null);

        assertThat(new String(Wire.write(deleted), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"eventId\":\"%s\",\"occurredAt\":\"2026-11-20T10:15:30.500Z\",\"productId\":\"%s\"}"
                                .formatted(ID, ID));
    }

    @Test
    void aMessageIsReadByItsContract() {
        var deleted = new ProductDeleted(ID, Instant.EPOCH, ID, null);

        assertThat(Wire.read(Wire.write(deleted), ProductsContracts.PRODUCT_DELETED))
                .isEqualTo(deleted);
    }

    private static List<Violation> refusal(String json, Class<?> type) {
        var refused = catchThrowableOfType(InvalidValue.class, () -> Wire.read(bytes(json), type));
        assertThat(refused).as(json).isNotNull();
        return refused.violations();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.waybill.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Wire;
import dev.waybill.proof.soak.Entry.Answered;
import dev.waybill.proof.soak.Entry.Ended;
import dev.waybill.proof.soak.Entry.Sent;
import dev.waybill.proof.soak.Entry.Step;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StripeBooksTest {

    private static final UUID KEY = new UUID(1, 1);
    private static final String CREATED =
            """
            {"seq":2,"key":"k1","change":{"op":"created","intent":0,"amount":500,"currency":"gbp","confirmed":true,
             "metadata":{"payment_id":"pay"}}}\
            """;
    private static final String CAPTURED =
            "{\"seq\":3,\"key\":\"k2\",\"change\":{\"op\":\"captured\",\"intent\":0,\"amount\":500}}";

    private final StripeBooks books = new StripeBooks();

    private static Rows rows(long captured, long refunded, String stage) {
        return new Rows(
                Map.of(),
                List.of(
                        new Rows.Order(
                                "order", stage, "cart", "session", "pay", 500, captured, refunded)),
                Map.of(),
                Map.of("pay", new Rows.Payment("pay", "CAPTURED", captured, refunded, false)),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static Memory memory() {
        return Memory.of(
                List.of(
                        new Sent(1, 0, Step.PLACE, KEY, null, Map.of()),
                        new Answered(2, 0, Step.PLACE, KEY, 202, "session", null),
                        new Ended(3, 0, "session", "CONFIRMED", null, "order", 500, "GBP", 3)),
                1);
    }

    private List<String> broken(Rows rows, String... lines) {
        for (var line : lines) {
            books.hear(Wire.mapper().readTree(line));
        }
        return books.checks(rows, memory()).stream()
                .filter(check -> check.violations() > 0)
                .map(Check::what)
                .toList();
    }

    @Test
    void booksThatAgreeHaveNothingWrong() {
        assertThat(broken(rows(500, 0, "CONFIRMED"), CREATED, CAPTURED)).isEmpty();
    }

    @Test
    void aCentThatDiffersIsFound() {
        assertThat(broken(rows(499, 0, "CONFIRMED"), CREATED, CAPTURED))
                .contains(
                        "each payment is what the provider's books say, to the cent",
                        "captured - refunded is one sum in three books");
    }

    @Test
    void aSecondIntentThatHoldsMoneyIsFound() {
        assertThat(
                        broken(
                                rows(500, 0, "CONFIRMED"),
                                CREATED,
                                CAPTURED,
                                CREATED.replace("\"intent\":0", "\"intent\":1")))
                .contains("one charge per payment", "no money is held for nothing");
    }

    @Test
    void aCaptureWithoutAKeyIsFound() {
        assertThat(
                        broken(
                                rows(500, 0, "CONFIRMED"),
                                CREATED,
                                CAPTURED.replace("\"key\":\"k2\",", "")))
                .containsExactly("the provider is asked under a key");
    }

    @Test
    void aRefundThatIsCarriedOutTwiceIsFound() {
        var refund =
                """
                {"seq":4,"key":"k3","change":{"op":"refunded","refund":0,"intent":0,"amount":100,
                 "metadata":{"refund_id":"r"}}}\
                """;

        assertThat(broken(rows(500, 200, "CONFIRMED"), CREATED, CAPTURED, refund, refund))
                .contains("one refund per refund id");
    }

    @Test
    void moneyThatIsKeptOfACancelledOrderIsFound() {
        assertThat(broken(rows(500, 0, "CANCELLED"), CREATED, CAPTURED))
                .contains("an open order is paid for in full, a cancelled one not at all");
    }

    @Test
    void aPaymentThatOnlyTheProviderKnowsIsFound() {
        assertThat(
                        broken(
                                rows(500, 0, "CONFIRMED"),
                                CREATED,
                                CAPTURED,
                                CREATED.replace("\"intent\":0", "\"intent\":1")
                                        .replace("\"pay\"", "\"other\"")))
                .contains("each payment is what the provider's books say, to the cent");
    }
}

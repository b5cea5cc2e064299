package dev.waybill.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks the picture in {@link Status}: from each state, what each wish leads to. */
class DecisionsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TestCard VISA = Objects.requireNonNull(TestCard.of("pm_card_visa"));

    private final Books books = new Books();

    @ParameterizedTest
    @CsvSource({
        "REQUIRES_PAYMENT_METHOD, confirm, REQUIRES_CAPTURE",
        "REQUIRES_PAYMENT_METHOD, capture, NOT_CAPTURABLE",
        "REQUIRES_PAYMENT_METHOD, cancel, CANCELED",
        "REQUIRES_PAYMENT_METHOD, refund, NOT_REFUNDABLE",
        "REQUIRES_CONFIRMATION, confirm, REQUIRES_CAPTURE",
        "REQUIRES_CONFIRMATION, capture, NOT_CAPTURABLE",
        "REQUIRES_CONFIRMATION, cancel, CANCELED",
        "REQUIRES_CONFIRMATION, refund, NOT_REFUNDABLE",
        "REQUIRES_CAPTURE, confirm, NOT_CONFIRMABLE",
        "REQUIRES_CAPTURE, capture, SUCCEEDED",
        "REQUIRES_CAPTURE, cancel, CANCELED",
        "REQUIRES_CAPTURE, refund, NOT_REFUNDABLE",
        "SUCCEEDED, confirm, NOT_CONFIRMABLE",
        "SUCCEEDED, capture, NOT_CAPTURABLE",
        "SUCCEEDED, cancel, NOT_CANCELABLE",
        "SUCCEEDED, refund, SUCCEEDED",
        "CANCELED, confirm, NOT_CONFIRMABLE",
        "CANCELED, capture, NOT_CAPTURABLE",
        "CANCELED, cancel, NOT_CANCELABLE",
        "CANCELED, refund, NOT_REFUNDABLE"
    })
    void everyWishInEveryState(Status from, String wish, String result) {
        var intent = intentIn(from);

        var outcome = apply(wished(wish, intent), null);

        var ended = outcome.refusal() != null ? outcome.refusal().name() : intent.status().name();
        assertThat(ended).isEqualTo(result);
        if (outcome.refusal() != null) {
            assertThat(intent.status()).as("a refusal changes nothing").isEqualTo(from);
        }
    }

    @Test
    void aDeclineLeavesTheIntentOpenForAnotherCard() {
        var intent = intentIn(Status.REQUIRES_CONFIRMATION);

        assertThat(apply(wished("confirm", intent), Decline.EXPIRED_CARD).refusal())
                .isEqualTo(Refusal.CARD_DECLINED);

        assertThat(intent.status()).isEqualTo(Status.REQUIRES_PAYMENT_METHOD);
        assertThat(apply(new Operation.Confirm(intent, null), null).refusal())
                .as("the declined card does not stay")
                .isEqualTo(Refusal.CARD_MISSING);
        assertThat(apply(wished("confirm", intent), null).refusal()).isNull();
        assertThat(intent.moment.charges()).isEqualTo(2);
    }

    private Intent intentIn(Status status) {
        var card = status == Status.REQUIRES_PAYMENT_METHOD ? null : VISA;
        var confirm = card != null && status != Status.REQUIRES_CONFIRMATION;
        apply(new Operation.Create(100, "eur", true, card, confirm, Map.of()), null);
        var intent = books.intents.getLast();
        switch (status) {
            case SUCCEEDED -> apply(wished("capture", intent), null);
            case CANCELED -> apply(wished("cancel", intent), null);
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, REQUIRES_CAPTURE -> {}
        }
        assertThat(intent.status()).isEqualTo(status);
        return intent;
    }

    private static Operation wished(String wish, Intent intent) {
        return switch (wish) {
            case "confirm" -> new Operation.Confirm(intent, VISA);
            case "capture" -> new Operation.Capture(intent, null, true);
            case "cancel" -> new Operation.Cancel(intent, null);
            default -> new Operation.GiveBack(intent, null, null, Map.of());
        };
    }

    private Outcome apply(Operation operation, @Nullable Decline decline) {
        var next =
                operation instanceof Operation.GiveBack
                        ? books.refunds.size()
                        : books.intents.size();
        var change = Decisions.decide(operation, next, (_, _, _) -> decline);
        return Objects.requireNonNull(books.apply(change, NOON));
    }
}

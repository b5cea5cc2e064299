package dev.waybill.promotions;

import static dev.waybill.contracts.promotions.DiscountRefusal.CURRENCY;
import static dev.waybill.contracts.promotions.DiscountRefusal.EXPIRED;
import static dev.waybill.contracts.promotions.DiscountRefusal.MINIMUM_SPEND;
import static dev.waybill.contracts.promotions.DiscountRefusal.NOT_YET_VALID;
import static dev.waybill.contracts.promotions.DiscountRefusal.USED_UP;
import static dev.waybill.contracts.promotions.DiscountRefusal.USED_UP_BY_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.promotions.Benefit.FixedAmount;
import dev.waybill.promotions.Benefit.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "99, 5000, 50", // 49.5 goes up
        "99, 1250, 12", // 12.375 goes down
        "333, 3333, 111", // 110.98… goes up
        "1, 1, 0",
        "1, 4999, 0",
        "1, 5000, 1", // exactly a half
        "0, 10000, 0",
        "1000000000000, 10000, 1000000000000",
        "999999999999, 9999, 999899999999"
    })
    void aPercentageIsRoundedHalfUpToTheMinorUnit(long subtotal, int points, long expected) {
        assertThat(new Percentage(points).off(subtotal)).isEqualTo(expected);
    }

    @Test
    void aPercentageAgreesWithDecimalArithmeticAndNeverExceedsTheSubtotal() {
        var random = new Random(20260301);
        for (var i = 0; i < 100_000; i++) {
            var subtotal = random.nextLong(0, Guard.MOST_MONEY + 1);
            var points = random.nextInt(1, 10_001);
            var exact =
                    BigDecimal.valueOf(subtotal)
                            .multiply(BigDecimal.valueOf(points, 4))
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();

            assertThat(new Percentage(points).off(subtotal))
                    .as("%d basis points of %d", points, subtotal)
                    .isEqualTo(exact)
                    .isBetween(0L, subtotal);
        }
    }

    @Test
    void aFixedAmountTakesAtMostTheSubtotal() {
        assertThat(new FixedAmount(500).off(2_000)).isEqualTo(500);
        assertThat(new FixedAmount(500).off(499)).isEqualTo(499);
        assertThat(new FixedAmount(500).off(0)).isZero();
    }

    @Test
    void isValidFromItsFirstMomentUntilJustBeforeItsEnd() {
        var noonToOne = valid(NOON, NOON.plusSeconds(3600));

        assertThat(refusal(noonToOne, NOON.minusNanos(1_000))).isEqualTo(NOT_YET_VALID);
        assertThat(refusal(noonToOne, NOON)).isNull();
        assertThat(refusal(noonToOne, NOON.plusSeconds(3600).minusNanos(1_000))).isNull();
        assertThat(refusal(noonToOne, NOON.plusSeconds(3600))).isEqualTo(EXPIRED);
    }

    @Test
    void theMinimumSpendItselfIsEnough() {
        var promotion = spending(5_000);

        assertThat(worth(promotion, 4_999, "EUR").refusal()).isEqualTo(MINIMUM_SPEND);
        assertThat(worth(promotion, 5_000, "EUR").off()).isEqualTo(500);
    }

    @Test
    void moneyOfAnotherCurrencyIsNotCompared() {
        assertThat(worth(spending(5_000), 9_999, "USD").refusal()).isEqualTo(CURRENCY);
    }

    @Test
    void reservationsCountAgainstTheLimitLikeRedemptions() {
        assertThat(refusal(used(1, 1, 3), NOON)).isNull();
        assertThat(refusal(used(2, 1, 3), NOON)).isEqualTo(USED_UP);
        assertThat(refusal(used(0, 3, 3), NOON)).isEqualTo(USED_UP);
    }

    @Test
    void oneCustomerCannotUseItMoreOftenThanTheLimitForEach() {
        var promotion =
                new Promotion("TEN", "", TEN_PERCENT, null, null, null, null, null, 2, 5, 5, 1);
        var purchase = new Purchase(1_000, "EUR", null);

        assertThat(promotion.worth(purchase, 1, NOON).refusal()).isNull();
        assertThat(promotion.worth(purchase, 2, NOON).refusal()).isEqualTo(USED_UP_BY_CUSTOMER);
    }

    @Test
    void aCodeIsTheSameHoweverItIsWritten() {
        assertThat(Promotion.code(" summer-10 ")).contains("SUMMER-10");
        assertThat(Promotion.code("no such code")).isEmpty();
        assertThat(Promotion.code("a\u0000b")).isEmpty();
        assertThat(Promotion.code("")).isEmpty();
        assertThat(Promotion.code(null)).isEmpty();
    }

    private static final Benefit TEN_PERCENT = new Percentage(1_000);

    private static Promotion valid(Instant from, Instant until) {
        return new Promotion("TEN", "", TEN_PERCENT, null, null, from, until, null, null, 0, 0, 1);
    }

    private static Promotion spending(long minimum) {
        return new Promotion(
                "TEN", "", TEN_PERCENT, "EUR", minimum, null, null, null, null, 0, 0, 1);
    }

    private static Promotion used(int reserved, int redeemed, int limit) {
        return new Promotion(
                "TEN", "", TEN_PERCENT, null, null, null, null, limit, null, reserved, redeemed, 1);
    }

    private static Worth worth(Promotion promotion, long subtotal, String currency) {
        return promotion.worth(new Purchase(subtotal, currency, null), 0, NOON);
    }

    private static @org.jspecify.annotations.Nullable DiscountRefusal refusal(
            Promotion promotion, Instant now) {
        return promotion.worth(new Purchase(1_000, "EUR", null), 0, now).refusal();
    }
}

package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.carts.PricingRefusal;
import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Checkouts with a promotion code can be watched from the start, and always tell their end. */
class PricingTest {

    private static final SystemWorld WORLD = SystemWorld.of(new CheckoutSystem());

    private final Customer ada = Customer.in(WORLD);

    @BeforeEach
    void forget() {
        WORLD.forget();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aCheckoutIsThereBeforeItHasAPrice() {
        WORLD.hear(ada.asksForAPrice());

        assertThat(look().get("status").asString()).isEqualTo("PRICING");
        assertThat(look().get("total").asLong()).isEqualTo(3_700);
        assertThat(ada.told()).isEmpty();
    }

    @Test
    void thePriceSetsItOnItsWayWithItsTotalAndItsBasket() {
        WORLD.hear(ada.asksForAPrice());
        WORLD.hear(ada.checksOut());

        assertThat(look().get("status").asString()).isEqualTo("RESERVING");
        assertThat(look().get("total").asLong()).isEqualTo(3_500);
        assertThat(WORLD.told(ReserveInventory.class).getFirst().items()).hasSize(2);
        WORLD.hear(ada.held());
        WORLD.hear(ada.authorized());
        WORLD.hear(ada.confirmed());
        assertThat(ada.completed().total()).isEqualTo(3_500);
    }

    @Test
    void questionAndPriceInOneBatchStartOneJourney() {
        WORLD.hear(ada.asksForAPrice(), ada.checksOut(), ada.checksOut(), ada.asksForAPrice());

        assertThat(ada.told()).containsExactly("reserve-inventory");
        assertThat(look().get("total").asLong()).isEqualTo(3_500);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedCodeIsTheEndAndTellsTheCustomerWhy(PricingRefusal refusal) {
        WORLD.hear(ada.asksForAPrice());
        WORLD.hear(ada.codeRefused(refusal));

        assertThat(look().get("status").asString()).isEqualTo("FAILED");
        assertThat(look().get("reason").asString()).isEqualTo("PROMOTION_" + refusal);
        assertThat(look().get("detail").asString()).contains("lease");
        assertThat(look().has("finishedAt")).isTrue();
        assertThat(ada.told()).containsExactly("checkout-failed");
    }

    @Test
    void aCartWhoseCodeWasRefusedCanBeCheckedOutAgainEvenInTheSameBatch() {
        var again = Customer.in(WORLD).withCart(ada.cartId());
        WORLD.hear(ada.asksForAPrice(), ada.codeRefused(PricingRefusal.EXPIRED), again.checksOut());

        assertThat(ada.status()).isEqualTo("FAILED");
        assertThat(again.status()).isEqualTo("RESERVING");
    }

    @Test
    void aPriceThatNeverComesIsGivenUpAtTheDeadlineAndNotBefore() {
        WORLD.hear(ada.asksForAPrice());
        WORLD.clock().advance(Duration.ofMinutes(9));
        WORLD.ring();
        assertThat(ada.status()).isEqualTo("PRICING");

        WORLD.clock().advance(Duration.ofMinutes(2));
        WORLD.ring();
        assertThat(look().get("reason").asString()).isEqualTo("TIMED_OUT");
        assertThat(WORLD.told(CheckoutFailed.class))
                .extracting(CheckoutFailed::reason)
                .containsExactly(CheckoutFailure.TIMED_OUT);

        // Carts had the price on its way; it hears of the end as well, and opens the cart.
        WORLD.hear(ada.checksOut());
        assertThat(ada.status()).isEqualTo("FAILED");
        assertThat(ada.told()).containsExactly("checkout-failed");
    }

    @Test
    void itCanBeCancelledWhileItWaitsForItsPrice() {
        WORLD.hear(ada.asksForAPrice());

        var reply = WORLD.http().post("/checkouts/" + ada.sessionId() + "/cancel", null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("reason").asString()).isEqualTo("CANCELLED_BY_CUSTOMER");
        WORLD.hear(ada.checksOut());
        assertThat(ada.told()).containsExactly("checkout-failed");
    }

    private JsonNode look() {
        return WORLD.http().get("/checkouts/" + ada.sessionId()).json();
    }
}

package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.platform.Ids;
import dev.waybill.testkit.SystemWorld;
import dev.waybill.testkit.Told;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole journeys, message by message and batch by batch, on a real PostgreSQL. */
class FollowJourneysTest {

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
    void aCartBecomesAConfirmedOrder() {
        WORLD.hear(ada.checksOut());
        WORLD.hear(ada.held());
        WORLD.hear(ada.authorized());
        WORLD.hear(ada.confirmed());

        assertThat(ada.told())
                .containsExactly(
                        "reserve-inventory",
                        "authorize-payment",
                        "create-order",
                        "checkout-completed");
        assertThat(ada.status()).isEqualTo("CONFIRMED");
        assertThat(ada.completed().total()).isEqualTo(3_500);
    }

    @Test
    void everyWishCarriesWhatTheOtherSystemNeeds() {
        ada.isCreatingOrder();

        var reserve = WORLD.told(ReserveInventory.class).getFirst();
        assertThat(reserve.reservationId()).isEqualTo(ada.reservationId());
        assertThat(reserve.items()).map(ReserveInventory.Item::quantity).containsExactly(2, 1);
        var authorize = WORLD.told(AuthorizePayment.class).getFirst();
        assertThat(authorize.paymentId()).isEqualTo(ada.paymentId());
        assertThat(authorize.amount()).isEqualTo(3_500);
        assertThat(authorize.paymentMethod()).isEqualTo(ada.checksOut().paymentMethod());
        var create = WORLD.told(CreateOrder.class).getFirst();
        assertThat(create.orderId()).isEqualTo(reserve.orderId()).isEqualTo(authorize.orderId());
        assertThat(create.items()).map(CreateOrder.Item::sku).containsExactly("LAMP-1", "MUG-1");
        assertThat(create.paymentAuthorizationId()).isEqualTo("pi_" + ada.sessionId());
        assertThat(create.discount()).isEqualTo(200);
        assertThat(create.address()).isEqualTo(ada.checksOut().address());
        var validUntil = Objects.requireNonNull(create.validUntil());
        assertThat(Duration.between(WORLD.now(), validUntil))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(reserve.expiresAt()).isEqualTo(validUntil.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aPaymentUnderReviewMakesAnOrderThatIsHeldAlsoWhenItIsAskedForAgain() {
        WORLD.hear(ada.checksOut());
        WORLD.hear(ada.held());
        var sure = ada.authorized();
        WORLD.hear(
                new PaymentAuthorized(
                        sure.paymentId(),
                        sure.orderId(),
                        sure.cartId(),
                        sure.amount(),
                        sure.currency(),
                        sure.authorizationId(),
                        sure.authorizedAt(),
                        true));
        WORLD.clock().advance(Duration.ofSeconds(16));
        WORLD.ring();

        assertThat(WORLD.told(CreateOrder.class))
                .filteredOn(create -> create.cartId().equals(sure.cartId()))
                .hasSizeGreaterThan(1)
                .allSatisfy(create ->
                        assertThat(create.holds()).containsExactly(HoldReason.FRAUD_REVIEW));
    }

    @Test
    void everyWishHasAnIdThatFollowsFromSessionStepAndAttempt() {
        WORLD.hear(ada.checksOut());
        WORLD.clock().advance(Duration.ofSeconds(16));
        WORLD.ring();

        assertThat(
                        WORLD.tellings().stream()
                                .filter(told -> told.correlationId().equals(ada.sessionId())))
                .map(Told::id)
                .containsExactly(
                        Ids.derive(ada.sessionId(), "reserve-inventory/1"),
                        Ids.derive(ada.sessionId(), "reserve-inventory/2"));
    }

    @Test
    void aWholeJourneyInOneBatchIsFoldedInItsOrder() {
        WORLD.hear(ada.checksOut());
        WORLD.hear(ada.held(), ada.authorized(), ada.confirmed());

        assertThat(ada.told())
                .containsExactly(
                        "reserve-inventory",
                        "authorize-payment",
                        "create-order",
                        "checkout-completed");
        assertThat(ada.status()).isEqualTo("CONFIRMED");
    }

    @Test
    void aCartCheckedOutTwiceInOneBatchAndOnceMoreLaterStartsOneSession() {
        var cart = ada.checksOut();
        WORLD.hear(cart, cart);
        var order = ada.orderId();
        WORLD.hear(cart);

        assertThat(ada.told()).containsExactly("reserve-inventory");
        assertThat(ada.orderId()).isEqualTo(order);
    }

    @Test
    void aSecondCheckoutOfACartThatIsUnderWayComesToAnEndAtOnce() {
        var bob = Customer.in(WORLD).withCart(ada.cartId());
        WORLD.hear(ada.checksOut(), bob.checksOut());
        var eve = Customer.in(WORLD).withCart(ada.cartId());
        WORLD.hear(eve.checksOut());

        assertThat(ada.status()).isEqualTo("RESERVING");
        for (var second : List.of(bob, eve)) {
            assertThat(second.status()).isEqualTo("FAILED");
            assertThat(second.told()).containsExactly("checkout-failed");
        }
        assertThat(WORLD.told(CheckoutFailed.class))
                .map(CheckoutFailed::reason)
                .containsOnly(CheckoutFailure.ORDER_REFUSED);
    }

    @Test
    void aCartWhoseCheckoutFailedCanBeCheckedOutAgainEvenIfTheFirstIsCalledBack() {
        WORLD.hear(ada.checksOut());
        WORLD.hear(ada.unavailable());
        var again = Customer.in(WORLD).withCart(ada.cartId());
        WORLD.hear(again.checksOut());
        assertThat(again.status()).isEqualTo("RESERVING");

        WORLD.hear(ada.held());
        assertThat(ada.status()).isEqualTo("COMPENSATING");
        WORLD.hear(ada.released());
        assertThat(ada.status()).isEqualTo("FAILED");
    }

    @Test
    void soldOutFailsAndTellsTheCustomerWhatIsLeft() {
        WORLD.hear(ada.checksOut());
        WORLD.hear(ada.unavailable());

        var failed = WORLD.told(CheckoutFailed.class).getFirst();
        assertThat(failed.reason()).isEqualTo(CheckoutFailure.OUT_OF_STOCK);
        assertThat(failed.detail()).startsWith("Only 1 of Desk lamp (LAMP-1) are left");
        assertThat(failed.unavailableItems()).hasSize(1);
        assertThat(ada.status()).isEqualTo("FAILED");
    }

    @Test
    void aDeclinedCardReleasesTheStockBeforeItFails() {
        ada.isAuthorizing();
        WORLD.hear(ada.declined(DeclineReason.INSUFFICIENT_FUNDS));
        assertThat(ada.status()).isEqualTo("COMPENSATING");
        WORLD.hear(ada.released());

        assertThat(ada.told())
                .containsExactly(
                        "reserve-inventory",
                        "authorize-payment",
                        "release-inventory",
                        "checkout-failed");
        assertThat(WORLD.told(CheckoutFailed.class).getFirst().reason())
                .isEqualTo(CheckoutFailure.INSUFFICIENT_FUNDS);
    }

    @Test
    void aRefusedOrderVoidsAndReleases() {
        ada.isCreatingOrder();
        WORLD.hear(ada.refused(OrderRefusal.CART_ALREADY_ORDERED));
        WORLD.hear(ada.released(), ada.voided());

        assertThat(ada.told())
                .endsWith("create-order", "void-payment", "release-inventory", "checkout-failed");
        assertThat(ada.status()).isEqualTo("FAILED");
    }

    @Test
    void aTimeOutWithAnOrderOnItsWayCancelsTheOrderFirst() {
        ada.isCreatingOrder();
        WORLD.clock().advance(Duration.ofMinutes(11));
        WORLD.ring();

        var cancel = WORLD.told(CancelOrder.class).getFirst();
        assertThat(cancel.reason()).isEqualTo(CancellationReason.CUSTOMER_REQUESTED);
        assertThat(cancel.requestedBy()).isEqualTo("system checkout: timed out");
        assertThat(ada.told()).doesNotContain("void-payment", "release-inventory");

        // The confirmation overtook the cancellation; orders releases on its own as well, and
        // captured meanwhile.
        WORLD.hear(ada.confirmed(), ada.released(), ada.cancelled());
        assertThat(ada.told()).endsWith("cancel-order", "void-payment");
        WORLD.hearInJourney(ada.sessionId(), ada.refunded());
        assertThat(ada.status()).isEqualTo("FAILED");
        assertThat(ada.told()).endsWith("checkout-failed");
    }

    @Test
    void nobodyAnsweringIsAskedAgainWithBackOffAndThenGivenUp() {
        WORLD.hear(ada.checksOut());
        for (var minute = 0; minute < 12; minute++) {
            WORLD.clock().advance(Duration.ofMinutes(1));
            WORLD.ring();
        }

        assertThat(ada.told().stream().filter("reserve-inventory"::equals)).hasSizeBetween(4, 7);
        assertThat(ada.status()).isEqualTo("COMPENSATING");
        assertThat(WORLD.told(ReleaseInventory.class)).isNotEmpty();

        WORLD.hear(ada.released());
        assertThat(ada.status()).isEqualTo("FAILED");
    }

    @Test
    void aStepThatWasTakenIsNotAskedForWhenTheFirstWakeUpComes() {
        WORLD.hear(ada.checksOut());
        WORLD.clock().advance(Duration.ofSeconds(10));
        WORLD.hear(ada.held());
        WORLD.clock().advance(Duration.ofSeconds(6));
        WORLD.ring();
        assertThat(ada.told()).containsExactly("reserve-inventory", "authorize-payment");

        WORLD.clock().advance(Duration.ofSeconds(10));
        WORLD.ring();
        assertThat(ada.told())
                .containsExactly("reserve-inventory", "authorize-payment", "authorize-payment");
    }

    @Test
    void aLateAuthorizationIsVoidedThoughTheCheckoutHasLongFailed() {
        ada.isAuthorizing();
        WORLD.hear(ada.refused(OrderRefusal.CANCELLED));
        WORLD.hear(ada.voided(), ada.released());
        WORLD.clock().advance(Duration.ofHours(2));
        WORLD.hear(ada.authorized());
        assertThat(ada.status()).isEqualTo("COMPENSATING");
        assertThat(ada.told()).endsWith("checkout-failed", "void-payment");

        WORLD.hear(ada.voided());
        assertThat(ada.status()).isEqualTo("FAILED");
        assertThat(ada.told().stream().filter("checkout-failed"::equals)).hasSize(1);
    }

    @Test
    void aReplyWithoutAnOrderIdIsKnownByItsJourneyAndOnlyIfTheIdsAgree() {
        ada.isAuthorizing();
        WORLD.hear(ada.declined(DeclineReason.FRAUD));
        WORLD.hearInJourney(WORLD.ids().next(), ada.released(null));
        assertThat(ada.status()).isEqualTo("COMPENSATING");

        WORLD.hearInJourney(ada.sessionId(), ada.released(null));
        assertThat(ada.status()).isEqualTo("FAILED");
    }

    @Test
    void somebodyElsesPaymentOrHoldForTheSameOrderIsNotOurs() {
        ada.isAuthorizing();
        WORLD.hear(
                new PaymentDeclined(
                        WORLD.ids().next(),
                        ada.orderId(),
                        ada.cartId(),
                        DeclineReason.FRAUD,
                        WORLD.now()),
                new InventoryReserved(
                        WORLD.ids().next(), ada.orderId(), ada.cartId(), List.of(), WORLD.now()));

        assertThat(ada.status()).isEqualTo("AUTHORIZING");
    }

    @Test
    void factsOfUnknownSessionsHarmNobody() {
        WORLD.hear(ada.checksOut());
        var stranger =
                new InventoryReserved(
                        UUID.randomUUID(), UUID.randomUUID(), null, List.of(), WORLD.now());
        WORLD.hear(stranger, ada.held(), stranger);

        assertThat(ada.status()).isEqualTo("AUTHORIZING");
    }

    @Test
    void nothingToPayIsNoProblem() {
        WORLD.hear(ada.checksOut(0));
        WORLD.hear(ada.held(), ada.authorized(), ada.confirmed());

        assertThat(WORLD.told(AuthorizePayment.class).getFirst().amount()).isZero();
        assertThat(ada.completed().total()).isZero();
    }

    @Test
    void duplicatesOfEveryReplyChangeNothing() {
        WORLD.hear(ada.checksOut());
        WORLD.hear(ada.held(), ada.held());
        WORLD.hear(ada.held(), ada.authorized(), ada.authorized());
        WORLD.hear(ada.authorized(), ada.confirmed(), ada.confirmed(), ada.held());

        assertThat(ada.told())
                .containsExactly(
                        "reserve-inventory",
                        "authorize-payment",
                        "create-order",
                        "checkout-completed");
    }

    @Test
    void hundredsOfJourneysMoveTogether() {
        var many = IntStream.range(0, 300).mapToObj(_ -> Customer.in(WORLD)).toList();
        WORLD.hear(many.stream().map(Customer::checksOut).toList());
        WORLD.hear(many.stream().map(Customer::held).toList());
        WORLD.hear(many.stream().map(Customer::authorized).toList());
        WORLD.hear(many.stream().map(Customer::confirmed).toList());

        assertThat(many).map(Customer::status).containsOnly("CONFIRMED");
        assertThat(WORLD.tellings()).hasSize(4 * 300);
    }
}

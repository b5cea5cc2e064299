package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.orders.OrderDecider.Decision;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final UUID ID = UUID.fromString("0193a1b2-0000-7000-8000-000000000001");
    private static final UUID CART = Ids.derive(ID, "cart");
    private static final UUID PAYMENT = Ids.derive(CART, "payment");
    private static final UUID REFUND = Ids.derive(ID, "refund");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final OrderEvent CREATED =
            ((Decision.Happens) create(null, null)).events().getFirst();
    private static final OrderEvent CONFIRMED = new OrderEvent.Confirmed(1234);
    private static final OrderEvent CANCELLED = new OrderEvent.Cancelled(CancellationReason.FRAUD);
    private static final OrderEvent FORBIDDEN = new OrderEvent.Forbidden(CancellationReason.FRAUD);
    private static final OrderEvent CAPTURED = new OrderEvent.Captured(2_300);
    private static final OrderEvent VOIDED = new OrderEvent.Voided(2_300);
    private static final OrderEvent REFUNDED = new OrderEvent.Refunded(REFUND, 2_300);

    @Test
    void theStatesAreWalkedAsTheirPictureShows() {
        assertThat(fold(CREATED)).isInstanceOf(Order.Created.class);
        assertThat(fold(CREATED, CONFIRMED)).isInstanceOf(Order.Confirmed.class);
        assertThat(fold(CREATED, CONFIRMED, CAPTURED)).isInstanceOf(Order.Confirmed.class);
        assertThat(fold(CREATED, CONFIRMED, CANCELLED)).isInstanceOf(Order.Cancelled.class);
        assertThat(fold(CREATED, CONFIRMED, CANCELLED, VOIDED)).isInstanceOf(Order.Cancelled.class);
        assertThat(fold(CREATED, CONFIRMED, CAPTURED, CANCELLED, REFUNDED))
                .isInstanceOf(Order.Cancelled.class);
        assertThat(fold(FORBIDDEN)).isInstanceOf(Order.Forbidden.class);
    }

    @Test
    void aHistoryThatCannotHaveHappenedIsNotFolded() {
        for (var broken :
                List.<List<OrderEvent>>of(
                        List.of(CONFIRMED),
                        List.of(CAPTURED),
                        List.of(CREATED, CREATED),
                        List.of(CREATED, FORBIDDEN),
                        List.of(CREATED, CANCELLED),
                        List.of(FORBIDDEN, CREATED),
                        List.of(FORBIDDEN, CAPTURED),
                        List.of(CREATED, CONFIRMED, CONFIRMED),
                        List.of(CREATED, CONFIRMED, CANCELLED, CONFIRMED),
                        List.of(CREATED, CONFIRMED, CANCELLED, CANCELLED))) {
            assertThatThrownBy(() -> fold(broken.toArray(OrderEvent[]::new)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot follow");
        }
    }

    @Test
    void aHistoryWithAHoleIsNotFolded() {
        var history = history(CREATED, CONFIRMED, CAPTURED);
        history.remove(1);

        assertThatThrownBy(() -> OrderHistory.refold(history))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void moneyIsKeptToTheCentInEveryState() {
        var money = sheet(fold(CREATED, CONFIRMED, CAPTURED, CANCELLED, REFUNDED)).money();

        assertThat(money.captured()).isEqualTo(2_300);
        assertThat(money.refunded()).isEqualTo(2_300);
        assertThat(money.kept()).isZero();
    }

    @Test
    void aNewOrderIsCreatedAndConfirmedAtOnce() {
        var decision = (Decision.Happens) create(null, null);

        assertThat(decision.events())
                .extracting(OrderEvent::type)
                .containsExactly("created", "confirmed");
    }

    @Test
    void anOrderAskedForAgainIsAnsweredAgainByItsIdOrItsCart() {
        var order = (Order.Real) fold(CREATED, CONFIRMED);

        assertThat(create(order, order)).isEqualTo(new Decision.Again(order));
        assertThat(
                        OrderDecider.create(
                                ID,
                                null,
                                order,
                                null,
                                Samples.wish(null, CART, null),
                                ID,
                                1,
                                OrderRules.USUAL,
                                NOON))
                .isEqualTo(new Decision.Again(order));
    }

    @Test
    void aCartIsOrderedOnceAtMostEvenAfterACancel() {
        for (var order : List.of(fold(CREATED, CONFIRMED), fold(CREATED, CONFIRMED, CANCELLED))) {
            assertThat(create(null, (Order.Real) order))
                    .isEqualTo(new Decision.Refused(OrderRefusal.CART_ALREADY_ORDERED));
        }
    }

    @Test
    void aPaymentPaysForOneOrderEvenAfterACancel() {
        for (var order : List.of(fold(CREATED, CONFIRMED), fold(CREATED, CONFIRMED, CANCELLED))) {
            assertThat(
                            OrderDecider.create(
                                    ID,
                                    null,
                                    null,
                                    order,
                                    Samples.wish(ID),
                                    ID,
                                    1,
                                    OrderRules.USUAL,
                                    NOON))
                    .isEqualTo(new Decision.Refused(OrderRefusal.PAYMENT_OF_ANOTHER_ORDER));
        }
    }

    @Test
    void aWishIsGoodToTheLastMomentAndNotAfterIt() {
        assertThat(createUntil(NOON)).isInstanceOf(Decision.Happens.class);
        assertThat(createUntil(NOON.minusNanos(1_000)))
                .isEqualTo(new Decision.Refused(OrderRefusal.EXPIRED));
    }

    @Test
    void anExpiredWishForAnOrderThatExistsIsAnsweredAgain() {
        var order = fold(CREATED, CONFIRMED);
        var late = Samples.wish(ID, CART, NOON.minusSeconds(60));

        assertThat(OrderDecider.create(ID, order, null, null, late, ID, 1, OrderRules.USUAL, NOON))
                .isInstanceOf(Decision.Again.class);
    }

    @Test
    void aCancelThatComesFirstForbidsTheOrder() {
        assertThat(OrderDecider.forbid(null, CancellationReason.FRAUD)).containsExactly(FORBIDDEN);
        assertThat(create(fold(FORBIDDEN), null))
                .isEqualTo(new Decision.Refused(OrderRefusal.CANCELLED));
        assertThat(OrderDecider.forbid(fold(FORBIDDEN), CancellationReason.FRAUD)).isEmpty();
    }

    @Test
    void cancellingTwiceCancelsOnceAndKeepsTheFirstReason() {
        var draft = draft(CREATED, CONFIRMED, CANCELLED);
        var wish =
                new CancelDecider.Wish(
                        List.of(), CancellationReason.OUT_OF_STOCK, "somebody", REFUND);

        assertThat(CancelDecider.decide(draft, wish, () -> Samples.goods(ID)))
                .isEqualTo(
                        new CancelDecider.Verdict.Again(
                                draft.order(),
                                Objects.requireNonNull(OrderRow.cancelReason(draft.order()))));
        assertThat(draft.events()).isEmpty();
    }

    private static void stockLost(Draft draft) {
        OrderDecider.stockLost(draft, null);
    }

    @Test
    void lostStockCancelsALivingOrderOnly() {
        assertThat(after(draft(CREATED, CONFIRMED), OrderTest::stockLost))
                .containsExactly(new OrderEvent.Cancelled(CancellationReason.OUT_OF_STOCK));
        assertThat(after(draft(CREATED, CONFIRMED, CANCELLED), OrderTest::stockLost)).isEmpty();
    }

    @Test
    void moneyIsCountedOnceHoweverOftenItIsTold() {
        var paid = draft(CREATED, CONFIRMED, CAPTURED);
        var refunded = draft(CREATED, CONFIRMED, CAPTURED, CANCELLED, REFUNDED);
        var voided = draft(CREATED, CONFIRMED, VOIDED);

        assertThat(after(paid, it -> OrderDecider.captured(it, PAYMENT, 2_300))).isEmpty();
        assertThat(after(refunded, it -> OrderDecider.refunded(it, REFUND, 2_300))).isEmpty();
        assertThat(after(voided, it -> OrderDecider.voided(it, PAYMENT, 2_300))).isEmpty();
    }

    @Test
    void moneyOfAnotherPaymentIsNotOurs() {
        var order = draft(CREATED, CONFIRMED);

        assertThat(after(order, it -> OrderDecider.captured(it, REFUND, 2_300))).isEmpty();
    }

    private static List<OrderEvent> after(Draft draft, Consumer<Draft> decide) {
        decide.accept(draft);
        return draft.events();
    }

    private static Draft draft(OrderEvent... events) {
        return new Draft((Order.Real) fold(events), NOON);
    }

    private static Decision create(@Nullable Order same, Order.@Nullable Real ofCart) {
        return OrderDecider.create(
                ID,
                same,
                ofCart,
                null,
                Samples.wish(ID),
                Ids.derive(CART, "session"),
                1234,
                OrderRules.USUAL,
                NOON);
    }

    private static Decision createUntil(Instant validUntil) {
        return OrderDecider.create(
                ID,
                null,
                null,
                null,
                Samples.wish(ID, CART, validUntil),
                ID,
                1,
                OrderRules.USUAL,
                NOON);
    }

    private static Order.Sheet sheet(Order order) {
        return ((Order.Real) order).sheet();
    }

    private static Order fold(OrderEvent... events) {
        var order = OrderHistory.refold(history(events));
        assertThat(order).isNotNull();
        return Objects.requireNonNull(order);
    }

    private static List<Recorded> history(OrderEvent... events) {
        var history = new ArrayList<Recorded>();
        Arrays.stream(events)
                .forEach(event ->
                        history.add(
                                new Recorded(ID, history.size() + 1, NOON, event, null, null, ID)));
        return history;
    }
}

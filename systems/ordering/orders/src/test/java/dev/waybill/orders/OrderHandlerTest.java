package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.platform.Ids;
import dev.waybill.testkit.SystemWorld;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class OrderHandlerTest {

    private static SystemWorld world;

    private UUID order;
    private CreateOrder wish;

    OrderHandlerTest() {
        order = world.ids().next();
        wish = Samples.wish(order);
    }

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new OrdersSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void forget() {
        world.forget();
    }

    /** Whatever a test did: rows, histories and the view agree. */
    @AfterEach
    void allIsTheFoldOfHistory() {
        var checks = new OrderChecks(world.database());
        assertThat(checks.refold(null, 10_000).differing()).isEmpty();
        project();
        assertThat(checks.view(null, 10_000).differing()).isEmpty();
    }

    @Test
    void aCreatedOrderIsConfirmedInOneHandlingAndItsMoneyIsNotAskedForYet() {
        world.hear(wish);

        assertThat(world.told())
                .extracting(Object::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("OrderCreated", "OrderConfirmed", "OrderStatusChanged");
        assertThat(world.tellings())
                .extracting("correlationId")
                .containsOnly(wish.checkoutSessionId());
        assertThat(confirmed().confirmationNumber()).matches("ORD-[0-9]{8}");
        assertThat(confirmed().inventoryReservationId())
                .isEqualTo(String.valueOf(wish.reservationId()));
    }

    @Test
    void aLineWithoutASkuIsNamedByItsProduct() {
        world.hear(wish);

        assertThat(world.told(OrderCreated.class).getFirst().items())
                .extracting(OrderCreated.Item::sku)
                .containsExactly("TEA-1", wish.items().getLast().productId().toString());
    }

    @Test
    void nothingIsCapturedForAnOrderWithoutPaymentOrPrice() {
        world.hear(Samples.withoutPayment(order), Samples.free(world.ids().next()));

        assertThat(world.told(OrderConfirmed.class)).hasSize(2);
        assertThat(world.told(CapturePayment.class)).isEmpty();
    }

    @Test
    void theSameWishTwiceInOneBatchMakesOneOrderAndTwoAnswers() {
        world.hear(wish, wish);

        assertThat(world.told(OrderCreated.class)).hasSize(1);
        assertThat(world.told(OrderConfirmed.class)).hasSize(2);
        assertThat(new HashSet<>(world.told(OrderConfirmed.class))).hasSize(1);
    }

    @Test
    void theSameWishMuchLaterIsAnsweredAgain() {
        world.hear(wish);
        var first = confirmed();
        goOn();

        world.hear(wish);

        assertThat(world.told()).containsExactly(first);
    }

    @Test
    void twoOrdersForOneCartInOneBatchAreOneOrderAndARefusal() {
        var other = world.ids().next();

        world.hear(wish, Samples.wish(other, wish.cartId(), null));

        assertThat(world.told(OrderCreated.class))
                .extracting(OrderCreated::orderId)
                .containsExactly(order);
        assertThat(refusal()).isEqualTo(OrderRefusal.CART_ALREADY_ORDERED);
        assertThat(world.told(OrderRefused.class).getFirst().orderId()).isEqualTo(other);
    }

    @Test
    void aWishWithoutAnIdIsTheCartsOrder() {
        world.hear(Samples.wish(null, wish.cartId(), null));
        var first = confirmed();
        goOn();

        world.hear(Samples.wish(null, wish.cartId(), null));

        assertThat(world.told()).containsExactly(first);
    }

    @Test
    void aWishThatComesTooLateIsRefusedAndLeavesNothing() {
        world.hear(Samples.wish(order, wish.cartId(), world.now().minusSeconds(1)));

        assertThat(refusal()).isEqualTo(OrderRefusal.EXPIRED);
        assertThat(history()).isEmpty();
    }

    @Test
    void aCancelThatOvertakesItsOrderForbidsIt() {
        world.hear(cancel(CancellationReason.CUSTOMER_REQUESTED));
        assertThat(world.told()).isEmpty();

        world.hear(wish);

        assertThat(refusal()).isEqualTo(OrderRefusal.CANCELLED);
        assertThat(world.told(OrderCreated.class)).isEmpty();
    }

    @Test
    void aCancelThatOvertakesItsOrderInTheSameBatchForbidsItToo() {
        world.hear(cancel(CancellationReason.FRAUD), wish, cancel(CancellationReason.FRAUD));

        assertThat(world.told()).hasSize(1);
        assertThat(refusal()).isEqualTo(OrderRefusal.CANCELLED);
    }

    @Test
    void cancellingBeforeTheMoneyIsTakenReleasesTheStockAndVoids() {
        world.hear(wish);
        goOn();

        world.hear(cancel(CancellationReason.CUSTOMER_REQUESTED));

        var cancelled = world.told(OrderCancelled.class).getFirst();
        assertThat(cancelled.reason()).isEqualTo(CancellationReason.CUSTOMER_REQUESTED);
        assertThat(cancelled.checkoutSessionId()).isEqualTo(wish.checkoutSessionId());
        assertThat(world.told(ReleaseInventory.class))
                .containsExactly(
                        new ReleaseInventory(
                                Objects.requireNonNull(wish.reservationId()),
                                ReleaseReason.ORDER_CANCELLED,
                                order));
        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(world.told(RefundPayment.class)).isEmpty();
    }

    @Test
    void cancellingAfterTheMoneyIsTakenGivesAllOfItBack() {
        world.hear(wish);
        world.hear(captured(2_300));
        goOn();

        world.hear(cancel(CancellationReason.CUSTOMER_REQUESTED));

        assertThat(world.told(VoidPayment.class))
                .extracting(VoidPayment::paymentId)
                .containsExactly(payment());
        assertThat(world.told(RefundPayment.class)).isEmpty();
    }

    @Test
    void createCaptureAndCancelInOneBatchAreTakenInTheirOrder() {
        world.hear(wish, captured(2_300), cancel(CancellationReason.FRAUD), captured(2_300));

        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(world.told(OrderStatusChanged.class))
                .extracting(OrderStatusChanged::sequence)
                .containsExactly(1, 2);
        assertThat(history()).containsExactly("created", "confirmed", "captured", "cancelled");
    }

    @Test
    void cancellingTwiceUnwindsOnceAndIsAnsweredTwice() {
        world.hear(
                wish,
                cancel(CancellationReason.CUSTOMER_REQUESTED),
                cancel(CancellationReason.FRAUD));
        world.hear(cancel(CancellationReason.CUSTOMER_REQUESTED));

        assertThat(world.told(OrderCancelled.class)).hasSize(3);
        assertThat(new HashSet<>(world.told(OrderCancelled.class))).hasSize(1);
        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(world.told(ReleaseInventory.class)).hasSize(1);
    }

    @Test
    void aCreateAfterACancelIsToldOfTheCancel() {
        world.hear(wish, cancel(CancellationReason.FRAUD));
        goOn();

        world.hear(wish);

        assertThat(world.told()).hasSize(1);
        assertThat(world.told(OrderCancelled.class)).hasSize(1);
    }

    @Test
    void anOrderWhoseStockIsGoneIsCancelledOnce() {
        world.hear(wish);

        world.hear(stockGone(), stockGone());

        assertThat(world.told(OrderCancelled.class))
                .extracting(OrderCancelled::reason)
                .containsExactly(CancellationReason.OUT_OF_STOCK);
    }

    @Test
    void stockThatIsGoneBeforeThereIsAnOrderIsNotOurs() {
        world.hear(stockGone());
        world.hear(wish);

        assertThat(world.told(OrderConfirmed.class)).hasSize(1);
    }

    @Test
    void theMoneyOfALateCaptureAndItsRefundIsKept() {
        world.hear(wish, cancel(CancellationReason.FRAUD));
        var refund = new RefundProcessed(world.ids().next(), payment(), 2_300, "GBP", world.now());

        world.hear(captured(2_300), refund, refund);
        world.hear(refund, new PaymentVoided(payment(), order, 0, "GBP", world.now()));

        var kept = orders().find(order).orElseThrow().sheet().money();
        assertThat(kept.captured()).isEqualTo(2_300);
        assertThat(kept.refunded()).isEqualTo(2_300);
        assertThat(history())
                .containsExactly(
                        "created", "confirmed", "cancelled", "captured", "refunded", "voided");
    }

    @Test
    void factsAboutUnknownOrdersAreHarmless() {
        world.hear(
                captured(10),
                new RefundProcessed(order, order, 1, "GBP", world.now()),
                stockGone());

        assertThat(world.told()).isEmpty();
        assertThat(history()).isEmpty();
    }

    @Test
    void fiveHundredOrdersInOneBatchHaveFiveHundredNumbers() {
        var wishes =
                IntStream.range(0, 500).mapToObj(_ -> Samples.wish(world.ids().next())).toList();

        world.hear(wishes);

        assertThat(world.told(OrderConfirmed.class))
                .extracting(OrderConfirmed::confirmationNumber)
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    @Test
    void batchesOfTheSameOrdersSideBySideDoNotBlockEachOther() {
        var many = IntStream.range(0, 50).mapToObj(_ -> Samples.wish(world.ids().next())).toList();
        world.hear(many);
        var cancels =
                many.stream()
                        .map(each -> new CancelOrder(orderOf(each), CancellationReason.FRAUD, null))
                        .toList();

        var batches =
                IntStream.range(0, 8)
                        .mapToObj(i -> i % 2 == 0 ? cancels : cancels.reversed())
                        .map(batch -> CompletableFuture.runAsync(() -> world.hear(batch)))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(batches).join();

        assertThat(world.told(VoidPayment.class)).hasSize(50);
        assertThat(world.told(OrderCancelled.class)).hasSize(8 * 50);
    }

    @Test
    void whatWasBoughtIsReadBackAsItWasAsked() {
        world.hear(wish);

        var goods = orders().histories().goods(List.of(order)).get(order);

        assertThat(goods).isEqualTo(OrderDecider.goods(wish));
    }

    @Test
    void theHistoryCannotBeChanged() {
        world.hear(wish);

        assertThatThrownBy(() ->
                        world.database().sql("update orders.history set actor = 'me'").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> world.database().sql("delete from orders.history").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void theTableRefusesMoreRefundsThanMoney() {
        world.hear(wish);

        assertThatThrownBy(() ->
                        world.hear(
                                new RefundProcessed(
                                        world.ids().next(), payment(), 1, "GBP", world.now())))
                .isInstanceOf(DataAccessException.class);
        assertThat(history()).containsExactly("created", "confirmed");
    }

    @Test
    void refoldingFindsARowThatWasTamperedWith() {
        world.hear(wish);
        var tamper = "update orders.orders set total = total + :by where order_id = :order";
        world.database().sql(tamper).param("by", 1).param("order", order).update();

        assertThat(new OrderChecks(world.database()).refold(null, 10_000).differing())
                .containsExactly(order);

        world.database().sql(tamper).param("by", -1).param("order", order).update();
    }

    @Test
    void theViewIsTheSameWhateverOvertakesWhatAndHoweverOftenItIsTold() {
        world.hear(wish, cancel(CancellationReason.FRAUD));
        var told = world.told();
        world.forget();
        var refund = new RefundProcessed(world.ids().next(), payment(), 2_300, "GBP", world.now());

        world.hear(captured(2_300)); // overtakes the order in the view
        assertThat(views().list(all())).extracting(OrderSummary::orderId).doesNotContain(order);
        world.hear(refund, refund);
        world.hear(told);
        world.hear(told);
        world.hear(refund);

        var listed =
                views().list(all()).stream()
                        .filter(o -> o.orderId().equals(order))
                        .findFirst()
                        .orElseThrow();
        assertThat(listed).isEqualTo(OrderSummary.of(orders().find(order).orElseThrow()));
        assertThat(listed.refunded()).isEqualTo(2_300);
    }

    private static OrderViews.Question all() {
        return new OrderViews.Question(
                null, null, null, null, OrderViews.Narrowing.NONE, null, null, 10_000);
    }

    private static void project() {
        world.hear(world.told());
    }

    /** Time passes: the view hears what was told. */
    private static void goOn() {
        project();
        world.forget();
    }

    private static UUID orderOf(CreateOrder wish) {
        return Objects.requireNonNull(wish.orderId());
    }

    private static Orders orders() {
        return new Orders(world.database());
    }

    private static OrderViews views() {
        return new OrderViews(world.database());
    }

    private List<String> history() {
        return orders().histories().of(order).stream()
                .map(recorded -> recorded.event().type())
                .toList();
    }

    private UUID payment() {
        return Ids.derive(wish.cartId(), "payment");
    }

    private OrderConfirmed confirmed() {
        return world.told(OrderConfirmed.class).getFirst();
    }

    private OrderRefusal refusal() {
        return world.told(OrderRefused.class).getFirst().reason();
    }

    private CancelOrder cancel(CancellationReason reason) {
        return new CancelOrder(order, reason, null);
    }

    private PaymentCaptured captured(long amount) {
        return new PaymentCaptured(payment(), order, amount, "GBP", world.now());
    }

    private InventoryUnavailable stockGone() {
        return new InventoryUnavailable(
                order, wish.cartId(), List.of(), world.now(), wish.reservationId());
    }
}

package dev.waybill.returns;

import static dev.waybill.returns.ReturnsWorld.details;
import static dev.waybill.returns.ReturnsWorld.done;
import static dev.waybill.returns.ReturnsWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.contracts.returns.ReturnCompleted;
import dev.waybill.returns.Exchange.State;
import dev.waybill.returns.Return.Status;
import dev.waybill.returns.ReturnsWorld.Goods;
import dev.waybill.returns.ReturnsWorld.Sale;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final ReturnsWorld RETURNS = new ReturnsWorld();
    private static final UUID MUG = RETURNS.product(null);
    private static final UUID LAMP = RETURNS.product(null);
    private final SystemWorld world = RETURNS.world;
    private final Sale sale = RETURNS.atTheDoor(new Goods(MUG, 2, 1000));

    @AfterEach
    void nothingIsReturnedThatWasNotDeliveredOrPaid() {
        RETURNS.verify();
    }

    @AfterAll
    static void close() {
        RETURNS.close();
    }

    private Reply ask(UUID wanted, int quantity) {
        return ask(sale, wanted, quantity);
    }

    private Reply ask(Sale of, UUID wanted, int quantity) {
        var body = ReturnsWorld.wish(of, "EXCHANGE", "DOES_NOT_FIT", MUG, 1);
        body.put("exchangeFor", List.of(Map.of("productId", wanted, "quantity", quantity)));
        body.put(
                "address",
                Map.of(
                        "recipientName", "Ada Lovelace",
                        "line1", "1 Pier Street",
                        "city", "Cork",
                        "postalCode", "T12 XY00",
                        "countryCode", "IE"));
        return world.http().post("/returns", body);
    }

    private ReturnDetails asked() {
        return asked(3);
    }

    private ReturnDetails asked(int lamps) {
        return details(done(ask(LAMP, lamps)));
    }

    private ReserveInventory reserve() {
        return world.told(ReserveInventory.class).getFirst();
    }

    private InventoryReserved reserved() {
        var asked = reserve();
        return new InventoryReserved(
                Objects.requireNonNull(asked.reservationId()),
                asked.orderId(),
                asked.cartId(),
                List.of(new StockLine(LAMP, 3)),
                world.now());
    }

    private PaymentAuthorized authorized(AuthorizePayment asked, boolean review) {
        return new PaymentAuthorized(
                Objects.requireNonNull(asked.paymentId()),
                Objects.requireNonNull(asked.orderId()),
                asked.cartId(),
                asked.amount(),
                "EUR",
                "pi_1",
                world.now(),
                review ? true : null);
    }

    private State state(UUID returnId) {
        return Objects.requireNonNull(RETURNS.get(returnId).exchange()).state();
    }

    /** Held, and the mug is here. */
    private UUID received() {
        return received(3);
    }

    private UUID received(int lamps) {
        var id = asked(lamps).returnId();
        world.hear(reserved());
        world.forget();
        done(RETURNS.receive(id, MUG, 1, "RESTOCK", false));
        return id;
    }

    @Test
    void whatIsWantedInsteadIsHeldFromTheApprovalAndOrderedWhenTheGoodsAreHere() {
        var id = asked().returnId();

        assertThat(reserve().returnId()).isEqualTo(id);
        assertThat(reserve().expiresAt()).isAfter(world.now().plus(Duration.ofDays(21)));
        var held = reserved();
        world.hear(held);
        assertThat(state(id)).isEqualTo(State.HELD);
        assertThat(world.told(AuthorizePayment.class)).isEmpty();

        done(RETURNS.receive(id, MUG, 1, "RESTOCK", false));
        var pay = world.told(AuthorizePayment.class).getFirst();
        assertThat(pay.amount()).isZero();
        assertThat(pay.samePaymentMethodAs()).isEqualTo(sale.paymentId());

        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(id).refunded()).isEqualTo(700);
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.SETTLING);

        world.hear(authorized(pay, false));
        var order = world.told(CreateOrder.class).getFirst();
        assertThat(order.total()).isZero();
        assertThat(order.subtotal()).isEqualTo(300);
        assertThat(order.discount()).isEqualTo(300);
        assertThat(order.returnId()).isEqualTo(id);
        assertThat(order.paymentId()).isEqualTo(pay.paymentId());
        assertThat(order.reservationId()).isEqualTo(held.reservationId());
        assertThat(order.orderId()).isEqualTo(held.orderId());
        assertThat(order.customerId()).isEqualTo(sale.customerId());

        world.hear(confirmed(order));
        assertThat(state(id)).isEqualTo(State.ORDERED);
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
        var completed = world.told(ReturnCompleted.class).getFirst();
        assertThat(completed.exchangeOrderId()).isEqualTo(order.orderId());
        assertThat(completed.credited()).isEqualTo(300);
        assertThat(world.tellings())
                .allSatisfy(told -> assertThat(told.correlationId()).isEqualTo(sale.journey()));
    }

    private OrderConfirmed confirmed(CreateOrder order) {
        return new OrderConfirmed(
                Objects.requireNonNull(order.orderId()),
                order.customerId(),
                "ORD-00000002",
                null,
                null,
                order.total(),
                "EUR",
                world.now(),
                null,
                null,
                order.paymentId());
    }

    /** The mug is worth 10.00, the lamps are 1.00 each. */
    @Test
    void whatCostsMoreIsChargedByTheDifference() {
        var id = received(15);

        assertThat(world.told(AuthorizePayment.class).getFirst().amount()).isEqualTo(500);
        assertThat(world.told(RefundPayment.class)).isEmpty();
        var order = ordered();

        assertThat(order.total()).isEqualTo(500);
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(RETURNS.get(id).refunded()).isZero();
    }

    @Test
    void whatCostsTheSameMovesNoMoney() {
        var id = received(10);

        assertThat(world.told(AuthorizePayment.class).getFirst().amount()).isZero();
        ordered();

        assertThat(world.told(RefundPayment.class)).isEmpty();
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void whatNobodyHasPaidPaysForNothing() {
        var unpaid = RETURNS.sold(new Goods(MUG, 1, 1000));
        var shipment = world.ids().next();
        world.hear(RETURNS.captured(unpaid, 400));
        world.hear(
                RETURNS.shipped(unpaid, shipment, ReturnsWorld.all(unpaid)),
                RETURNS.delivered(unpaid, shipment, ReturnsWorld.all(unpaid)));
        world.forget();
        var id = details(done(ask(unpaid, LAMP, 15))).returnId();
        world.hear(reserved());
        done(RETURNS.receive(id, MUG, 1, "RESTOCK", false));

        assertThat(world.told(AuthorizePayment.class).getFirst().amount()).isEqualTo(1100);
        assertThat(RETURNS.get(id).owed()).as("it waits for its money").isEqualTo(600);
    }

    @Test
    void anExchangeThatIsCancelledGivesBackWhatHadPaidForIt() {
        var id = received(3);
        var order = ordered();
        assertThat(RETURNS.get(id).refunded()).isEqualTo(700);
        world.forget();

        world.hear(cancelled(order), cancelled(order));

        assertThat(RETURNS.get(id).status()).isEqualTo(Status.SETTLING);
        assertThat(world.told(RefundPayment.class))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.paymentId()).isEqualTo(sale.paymentId());
                    assertThat(asked.amount()).isEqualTo(300);
                });
        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(RETURNS.get(id).refunded()).isEqualTo(1000);
        assertThat(world.told(ReturnCompleted.class).getFirst().refunded()).isEqualTo(1000);
    }

    @Test
    void aPartThatIsCancelledGivesBackItsShare() {
        var id = received(15);
        var order = ordered();
        world.hear(created(order));
        world.forget();

        world.hear(amended(order, 2, 12), amended(order, 3, 9), amended(order, 2, 12));

        var back = world.told(RefundPayment.class);
        assertThat(back.stream().mapToLong(RefundPayment::amount).sum())
                .as("of 15 lamps 6 are not to be, and 1000 of 1500 were paid by the mug")
                .isEqualTo(1000 - Shares.ofUnits(1000, 9, 15));
        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
    }

    /** What was charged for them comes back from their own payment, the rest from the first. */
    @Test
    void whatCameInExchangeAndComesBackIsPaidBackFromBothPayments() {
        var id = received(15);
        var order = ordered();
        world.hear(created(order));
        var shipment = world.ids().next();
        var lamps =
                new Sale(
                        Objects.requireNonNull(order.orderId()),
                        Objects.requireNonNull(order.paymentId()),
                        sale.customerId(),
                        sale.journey(),
                        new Goods(LAMP, 15, 100, 500L));
        world.hear(RETURNS.captured(lamps, 500));
        world.hear(
                RETURNS.shipped(lamps, shipment, ReturnsWorld.all(lamps)),
                RETURNS.delivered(lamps, shipment, ReturnsWorld.all(lamps)));
        world.forget();

        var back = RETURNS.approved(lamps, LAMP, 15).returnId();
        done(RETURNS.receive(back, LAMP, 15, "RESTOCK", false));

        assertThat(world.told(RefundPayment.class))
                .extracting(RefundPayment::paymentId, RefundPayment::amount)
                .containsExactlyInAnyOrder(
                        tuple(lamps.paymentId(), 500L), tuple(sale.paymentId(), 1000L));
        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(RETURNS.get(back).status()).isEqualTo(Status.COMPLETED);
        assertThat(RETURNS.get(id).refunded() + RETURNS.get(back).refunded()).isEqualTo(1500);
    }

    /** Paid, ordered and confirmed; and the others have done their part. */
    private CreateOrder ordered() {
        world.hear(authorized(world.told(AuthorizePayment.class).getFirst(), false));
        var order = world.told(CreateOrder.class).getFirst();
        world.hear(confirmed(order));
        RETURNS.othersDoTheirPart();
        return order;
    }

    private OrderCreated created(CreateOrder order) {
        var lamps = order.items().getFirst();
        return new OrderCreated(
                Objects.requireNonNull(order.orderId()),
                order.customerId(),
                order.total(),
                "EUR",
                OrderCreated.Status.CREATED,
                List.of(new OrderCreated.Item("LAMP", lamps.quantity(), 100, LAMP, order.total())),
                world.now(),
                order.paymentId());
    }

    private OrderAmended amended(CreateOrder order, int revision, int lamps) {
        return new OrderAmended(
                Objects.requireNonNull(order.orderId()),
                revision,
                List.of(OrderAmended.ChangedField.ITEMS),
                500,
                500L * lamps / 15,
                "EUR",
                "Ada",
                null,
                world.now(),
                List.of(new OrderAmended.Item(LAMP, lamps, 500L * lamps / 15)));
    }

    private OrderCancelled cancelled(CreateOrder order) {
        return new OrderCancelled(
                Objects.requireNonNull(order.orderId()),
                order.customerId(),
                CancellationReason.CUSTOMER_REQUESTED,
                world.now(),
                null,
                null,
                null,
                null);
    }

    @Test
    void whatIsSoldOutIsGivenUpAndTheMoneyComesBack() {
        var id = asked().returnId();
        var asked = reserve();
        world.hear(
                new InventoryUnavailable(
                        asked.orderId(),
                        asked.cartId(),
                        List.of(new InventoryUnavailable.UnavailableItem(LAMP, 3, 0)),
                        world.now(),
                        asked.reservationId()));
        assertThat(state(id)).isEqualTo(State.GIVEN_UP);

        done(RETURNS.receive(id, MUG, 1, "RESTOCK", false));
        RETURNS.othersDoTheirPart();

        assertThat(world.told(AuthorizePayment.class)).isEmpty();
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(RETURNS.get(id).refunded()).isEqualTo(1000);
    }

    @Test
    void whatCannotBePaidIsReleased() {
        var id = received();
        var pay = world.told(AuthorizePayment.class).getFirst();

        world.hear(
                new PaymentDeclined(
                        Objects.requireNonNull(pay.paymentId()),
                        Objects.requireNonNull(pay.orderId()),
                        pay.cartId(),
                        DeclineReason.CARD_DECLINED,
                        world.now()));

        assertThat(state(id)).isEqualTo(State.GIVEN_UP);
        assertThat(world.told(ReleaseInventory.class).getFirst().reservationId())
                .isEqualTo(Exchange.reservationOf(id));
        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(id).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void anOrderThatIsRefusedGivesStockAndMoneyFree() {
        var id = received();
        var pay = world.told(AuthorizePayment.class).getFirst();
        world.hear(authorized(pay, true));
        var order = world.told(CreateOrder.class).getFirst();
        assertThat(order.holds()).containsExactly(HoldReason.FRAUD_REVIEW);

        world.hear(
                new OrderRefused(
                        Objects.requireNonNull(order.orderId()),
                        order.cartId(),
                        OrderRefusal.CANCELLED,
                        world.now()));

        assertThat(state(id)).isEqualTo(State.GIVEN_UP);
        assertThat(world.told(ReleaseInventory.class)).hasSize(1);
        assertThat(world.told(VoidPayment.class).getFirst().paymentId()).isEqualTo(pay.paymentId());
    }

    @Test
    void aReturnThatIsNotToBeHoldsNothing() {
        var cancelled = asked().returnId();
        world.hear(reserved());
        done(RETURNS.post(cancelled, "cancel", Map.of()));
        assertThat(world.told(ReleaseInventory.class)).hasSize(1);
        assertThat(state(cancelled)).isEqualTo(State.GIVEN_UP);
        world.forget();

        var expired = asked().returnId();
        var late = reserved();
        world.clock().advance(Duration.ofDays(22));
        world.ring();
        world.hear(late);

        assertThat(world.told(ReleaseInventory.class)).hasSize(1);
        assertThat(state(expired)).isEqualTo(State.GIVEN_UP);
    }

    @Test
    void whatIsHeardTwiceHappensOnce() {
        var id = received();
        var pay = world.told(AuthorizePayment.class).getFirst();
        var yes = authorized(pay, false);

        world.hearOneByOne(yes, yes);
        var order = world.told(CreateOrder.class).getFirst();
        world.hear(confirmed(order), confirmed(order));

        assertThat(world.told(CreateOrder.class)).hasSize(1);
        assertThat(RETURNS.history(id).stream().filter(each -> each.what().equals("exchanged")))
                .hasSize(1);
    }

    @Test
    void onlyWhatIsForSaleCanBeWanted() {
        assertThat(refused(ask(UUID.randomUUID(), 1), 409)).isEqualTo("not-for-sale");
        var none = ReturnsWorld.wish(sale, "EXCHANGE", "DOES_NOT_FIT", MUG, 1);
        assertThat(refused(world.http().post("/returns", none), 400)).isEqualTo("invalid-request");
    }
}

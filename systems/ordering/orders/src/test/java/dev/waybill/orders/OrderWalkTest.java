package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderArchived.RetentionCategory;
import dev.waybill.contracts.orders.OrderArchived.TerminalStatus;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.orders.Work.Purpose;
import dev.waybill.orders.Work.StopState;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table of an order's states: each event in each state, legal or not. */
class OrderWalkTest {

    private static final UUID ID = UUID.fromString("0193a1b2-0000-7000-8000-000000000001");
    private static final UUID HOLD = Ids.derive(ID, "hold");
    private static final UUID STOP = Ids.derive(ID, "stop");
    private static final UUID SHIPMENT = Ids.derive(ID, "shipment");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final CancellationReason FRAUD = CancellationReason.FRAUD;
    private static final OrderLines LINES = OrderLines.of(Samples.goods(ID), 2_300);
    private static final List<Units> ONE = List.of(new Units(LINES.all().getLast().productId(), 1));

    /** One of each. */
    private static final Map<String, OrderEvent> EVENTS = new LinkedHashMap<>();

    static {
        var decision =
                (OrderDecider.Decision.Happens)
                        OrderDecider.create(
                                ID,
                                null,
                                null,
                                null,
                                Samples.wish(ID),
                                ID,
                                7,
                                OrderRules.USUAL,
                                NOON);
        for (var event :
                List.of(
                        decision.events().getFirst(),
                        new OrderEvent.Forbidden(FRAUD),
                        new OrderEvent.Confirmed(7),
                        new OrderEvent.Cancelled(FRAUD),
                        new OrderEvent.Completed(),
                        archived(),
                        new OrderEvent.LinesAdded(
                                STOP,
                                List.of(OrderLine.bought(3, STOP, null, null, 550, 0, 1)),
                                550,
                                STOP,
                                "Ada",
                                null),
                        new OrderEvent.Repriced(STOP, "TEN", 255, -5, "Ada", null),
                        new OrderEvent.MethodChanged(
                                DeliveryMethod.CLICK_AND_COLLECT, NOON, "Ada", null),
                        new OrderEvent.Collected(SHIPMENT, ONE, "Ada", null),
                        new OrderEvent.Released(),
                        new OrderEvent.Started(SHIPMENT, "MAIN", ONE),
                        OrderRules.USUAL.hold(HOLD, HoldReason.FRAUD_REVIEW, NOON),
                        new OrderEvent.HoldReleased(HOLD, HoldReason.FRAUD_REVIEW, "fine", "Ada"),
                        new OrderEvent.Resumed(),
                        new OrderEvent.WentOn(),
                        new OrderEvent.Itemised(LINES.all()),
                        new OrderEvent.StopAsked(STOP, SHIPMENT, Purpose.CANCEL, ONE, FRAUD, "Ada"),
                        new OrderEvent.StopMoved(STOP, StopState.REJECTED, null, null),
                        new OrderEvent.GivenBack(ONE),
                        new OrderEvent.ResourceAsked(
                                STOP, "MAIN", ONE, ResourceInventory.Reason.NOT_FOUND),
                        new OrderEvent.Dispatched(SHIPMENT, ONE),
                        new OrderEvent.ShipmentEnded(
                                SHIPMENT, Shipment.State.DELIVERED, null, null),
                        new OrderEvent.LinesCancelled(ONE, FRAUD, 550, true, "Ada", null),
                        new OrderEvent.AddressChanged(
                                Samples.ADDRESS, "LL32 8AY", NOON, "Ada", null),
                        new OrderEvent.Captured(2_300),
                        new OrderEvent.Voided(2_300),
                        new OrderEvent.Refunded(Ids.derive(ID, "refund"), 100),
                        new OrderEvent.RefundAsked(MoneyHistory.partOf(ID, 1), 100),
                        new OrderEvent.RefundDenied(MoneyHistory.partOf(ID, 1), 100),
                        new OrderEvent.CaptureAsked(SHIPMENT, SHIPMENT, 100, true),
                        new OrderEvent.CaptureFailed(SHIPMENT, SHIPMENT, 100))) {
            EVENTS.put(event.type(), event);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing            |                                             | created=CREATED forbidden=FORBIDDEN
                    forbidden          | forbidden                                   |
                    created            | created                                     | confirmed=CONFIRMED
                    confirmed          | created confirmed                           | cancelled=CANCELLED released=AWAITING_FULFILMENT held=ON_HOLD itemised=CONFIRMED lines-cancelled=CONFIRMED address-changed=CONFIRMED method-changed=CONFIRMED
                    held once          | created confirmed held                      | cancelled=CANCELLED completed=COMPLETED held=ON_HOLD hold-released=ON_HOLD itemised=ON_HOLD lines-cancelled=ON_HOLD stop-asked=ON_HOLD given-back=ON_HOLD resource-asked=ON_HOLD dispatched=ON_HOLD address-changed=ON_HOLD method-changed=ON_HOLD collected=ON_HOLD
                    held no more       | created confirmed held hold-released        | cancelled=CANCELLED completed=COMPLETED held=ON_HOLD resumed=CONFIRMED went-on=FULFILLING itemised=ON_HOLD lines-cancelled=ON_HOLD stop-asked=ON_HOLD given-back=ON_HOLD resource-asked=ON_HOLD dispatched=ON_HOLD address-changed=ON_HOLD method-changed=ON_HOLD collected=ON_HOLD
                    awaiting           | created confirmed itemised released         | cancelled=CANCELLED completed=COMPLETED started=FULFILLING held=ON_HOLD went-on=FULFILLING lines-cancelled=AWAITING_FULFILMENT stop-asked=AWAITING_FULFILMENT given-back=AWAITING_FULFILMENT resource-asked=AWAITING_FULFILMENT dispatched=AWAITING_FULFILMENT address-changed=AWAITING_FULFILMENT repriced=AWAITING_FULFILMENT method-changed=AWAITING_FULFILMENT lines-added=AWAITING_FULFILMENT collected=AWAITING_FULFILMENT
                    held later         | created confirmed itemised released held hold-released | cancelled=CANCELLED completed=COMPLETED held=ON_HOLD resumed=AWAITING_FULFILMENT went-on=FULFILLING lines-cancelled=ON_HOLD stop-asked=ON_HOLD given-back=ON_HOLD resource-asked=ON_HOLD dispatched=ON_HOLD address-changed=ON_HOLD repriced=ON_HOLD method-changed=ON_HOLD lines-added=ON_HOLD collected=ON_HOLD
                    fulfilling         | created confirmed itemised released started | cancelled=CANCELLED started=FULFILLING completed=COMPLETED held=ON_HOLD lines-cancelled=FULFILLING stop-asked=FULFILLING given-back=FULFILLING resource-asked=FULFILLING dispatched=FULFILLING address-changed=FULFILLING repriced=FULFILLING method-changed=FULFILLING lines-added=FULFILLING collected=FULFILLING
                    being stopped      | created confirmed itemised released started stop-asked | cancelled=CANCELLED started=FULFILLING completed=COMPLETED held=ON_HOLD lines-cancelled=FULFILLING stop-asked=FULFILLING stop-moved=FULFILLING given-back=FULFILLING resource-asked=FULFILLING dispatched=FULFILLING address-changed=FULFILLING repriced=FULFILLING method-changed=FULFILLING lines-added=FULFILLING collected=FULFILLING
                    on its way         | created confirmed itemised released started dispatched | cancelled=CANCELLED started=FULFILLING completed=COMPLETED held=ON_HOLD lines-cancelled=FULFILLING stop-asked=FULFILLING given-back=FULFILLING resource-asked=FULFILLING shipment-ended=FULFILLING address-changed=FULFILLING repriced=FULFILLING method-changed=FULFILLING lines-added=FULFILLING collected=FULFILLING
                    completed          | created confirmed itemised released started dispatched shipment-ended completed | archived=ARCHIVED held=COMPLETED
                    cancelled          | created confirmed cancelled                 | archived=ARCHIVED
                    cancelled, asked   | created confirmed itemised released started stop-asked cancelled | stop-moved=CANCELLED archived=ARCHIVED
                    archived           | created confirmed cancelled archived        |
                    """)
    void inThisStateThisCanHappenAndNothingElse(
            String name, @Nullable String history, @Nullable String legal) {
        var order = OrderHistory.refold(history(history));
        var expected = new TreeMap<String, String>();
        for (var each : legal == null ? List.<String>of() : Arrays.asList(legal.split(" "))) {
            expected.put(each.split("=")[0], each.split("=")[1]);
        }
        if (order instanceof Order.Real real) {
            for (var money :
                    List.of(
                            "captured",
                            "voided",
                            "refunded",
                            "refund-asked",
                            "refund-denied",
                            "capture-asked",
                            "capture-failed")) {
                expected.put(money, real.stage().name());
            }
        }

        var happens = new TreeMap<String, String>();
        EVENTS.forEach((type, event) -> {
            try {
                happens.put(type, OrderRow.stage(after(order, event)));
            } catch (IllegalStateException e) {
                assertThat(e).as(type).hasMessageContaining("cannot follow");
            }
        });

        assertThat(happens).isEqualTo(expected);
    }

    private static OrderEvent archived() {
        var terms = new Order.Terms(ID, ID, null, ID, null, null, null, 2_300, "GBP");
        var sheet = new Order.Sheet(ID, 3, NOON, terms, 2, 7, Order.Money.NONE, null, Work.NONE);
        var ending = new Order.Ending(TerminalStatus.CANCELLED, NOON, FRAUD);
        return new OrderEvent.Archived(
                sheet, ending, "orders/1.gz#0+9", "0".repeat(64), RetentionCategory.LEGAL_HOLD);
    }

    @Test
    void whatIsLeftOfAnArchivedOrderBeginsInTheMiddle() {
        var event = archived();

        var order = OrderHistory.evolve(null, new Recorded(ID, 4, NOON, event, null, null, ID));

        assertThat(order).isInstanceOf(Order.Archived.class);
        assertThat(order.version()).isEqualTo(4);
        assertThat(((Order.Archived) order).sheet().changes()).isEqualTo(3);
    }

    @Test
    void theTableKnowsEveryEvent() {
        var permitted =
                Arrays.stream(OrderEvent.class.getPermittedSubclasses())
                        .map(EventTypes::of)
                        .collect(Collectors.toSet());

        assertThat(EVENTS.keySet()).isEqualTo(permitted);
    }

    @Test
    void aStopIsWalkedAsItsPictureShows() {
        var legal =
                Map.of(
                        StopState.ASSESSING,
                        List.of(StopState.PENDING, StopState.DONE, StopState.REJECTED),
                        StopState.PENDING,
                        List.of(StopState.DONE),
                        StopState.DONE,
                        List.<StopState>of(),
                        StopState.REJECTED,
                        List.<StopState>of());
        for (var from : StopState.values()) {
            for (var to : StopState.values()) {
                assertThat(from.leadsTo(to))
                        .as(from + " to " + to)
                        .isEqualTo(legal.getOrDefault(from, List.of()).contains(to));
            }
        }
    }

    private static Order after(@Nullable Order order, OrderEvent event) {
        var version = order == null ? 1 : order.version() + 1;
        return OrderHistory.evolve(order, new Recorded(ID, version, NOON, event, null, null, ID));
    }

    private static List<Recorded> history(@Nullable String types) {
        var history = new ArrayList<Recorded>();
        for (var type : types == null ? List.<String>of() : Arrays.asList(types.split(" "))) {
            var event = Objects.requireNonNull(EVENTS.get(type), type);
            history.add(new Recorded(ID, history.size() + 1, NOON, event, null, null, ID));
        }
        return history;
    }
}

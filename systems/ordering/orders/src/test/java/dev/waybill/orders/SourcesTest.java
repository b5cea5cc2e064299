package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.ShipInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders whose units come from several places, or are still to come. */
class SourcesTest {

    private static SystemWorld world;

    private final Journey journey;

    SourcesTest() {
        journey = new Journey(world);
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

    @AfterEach
    void allIsTheFoldOfHistory() {
        Checks.hold(world);
    }

    private UUID reservation() {
        return Objects.requireNonNull(journey.wish.reservationId());
    }

    private static Allocation at(String place, UUID product, int units) {
        return new Allocation(product, place, units, null);
    }

    private Allocation later(String place, UUID product, int units) {
        return new Allocation(product, place, units, world.now().plus(Duration.ofDays(3)));
    }

    private void reserved(Allocation... places) {
        world.hear(
                new InventoryReserved(
                        reservation(),
                        journey.order,
                        journey.wish.cartId(),
                        List.of(),
                        world.now(),
                        List.of(places)));
    }

    private void come(Allocation... places) {
        world.hear(
                new InventoryResourced(
                        reservation(),
                        journey.order,
                        world.ids().next(),
                        List.of(places),
                        List.of(),
                        world.now(),
                        null));
    }

    private List<OrderFulfilmentStarted> started() {
        return world.told(OrderFulfilmentStarted.class).stream()
                .filter(each -> each.orderId().equals(journey.order))
                .toList();
    }

    private OrderFulfilmentStarted startedAt(String place) {
        return started().stream()
                .filter(each -> each.warehouseId().equals(place))
                .findFirst()
                .orElseThrow();
    }

    private void shipped(UUID shipment, @Nullable UUID fulfilment, UUID product, int units) {
        world.hear(
                new ShipmentCreated(
                        shipment,
                        journey.order,
                        "1Z999",
                        null,
                        null,
                        world.now(),
                        fulfilment,
                        List.of(new ShipmentItem(product, units)),
                        null));
    }

    @Test
    void eachPlaceIsSetToWorkOnWhatLiesThere() {
        reserved(at("berlin", journey.tea, 2), at("main", journey.cup, 1));
        journey.placed().released();

        assertThat(started()).hasSize(2);
        assertThat(startedAt("berlin").items())
                .singleElement()
                .satisfies(each -> assertThat(each.productId()).isEqualTo(journey.tea));
        assertThat(startedAt("MAIN").itemCount()).isOne();
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
        assertThat(journey.stages())
                .containsExactly("CONFIRMED", "AWAITING_FULFILMENT", "FULFILLING");
    }

    @Test
    void whatHasLeftIsTakenOutOfTheBooksOfThePlaceThatSentIt() {
        reserved(at("berlin", journey.tea, 2), at("main", journey.cup, 1));
        journey.placed().released();
        var shipment = world.ids().next();

        shipped(shipment, startedAt("berlin").fulfilmentId(), journey.tea, 2);

        assertThat(world.told(ShipInventory.class))
                .containsExactly(
                        new ShipInventory(
                                reservation(),
                                journey.order,
                                shipment,
                                List.of(new StockLine(journey.tea, 2)),
                                "berlin"));
    }

    @Test
    void whatOnePlaceDoesNotFindAnotherOneSends() {
        journey.placed().released();

        journey.notFound(journey.tea, 2, 1);

        var asked = world.told(ResourceInventory.class).getLast();
        assertThat(asked.items()).containsExactly(new StockLine(journey.tea, 1));
        assertThat(asked.locationId()).isEqualTo("MAIN");
        assertThat(asked.reason()).isEqualTo(ResourceInventory.Reason.NOT_FOUND);
        journey.foundElsewhere(at("berlin", journey.tea, 1));
        assertThat(startedAt("berlin").itemCount()).isOne();
        assertThat(journey.details().items().getFirst().quantity()).isEqualTo(2);
    }

    @Test
    void whatNobodyHasIsCancelled() {
        journey.placed().released();

        journey.shortPicked(journey.tea, 2, 0).shortPicked(journey.cup, 1, 0);

        assertThat(world.told(OrderCancelled.class))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.reason()).isEqualTo(CancellationReason.OUT_OF_STOCK));
    }

    @Test
    void whatIsStillToComeFollowsWhenItHasCome() {
        reserved(at("berlin", journey.tea, 2), later("berlin", journey.cup, 1));
        journey.placed().released();
        assertThat(started()).hasSize(1);

        come(at("berlin", journey.cup, 1));

        assertThat(started()).hasSize(2);
        assertThat(started().getLast().itemCount()).isOne();
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
    }

    @Test
    void anOrderOfWhichNothingIsHereYetWaitsAndSaysUntilWhen() {
        reserved(later("main", journey.tea, 2), later("main", journey.cup, 1));
        journey.placed().released();
        assertThat(started()).isEmpty();
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
        assertThat(journey.note()).contains("is expected on");

        come(at("main", journey.tea, 2), at("main", journey.cup, 1));
        world.ring();

        assertThat(world.told(OrderHoldReleased.class)).hasSize(1);
        assertThat(started())
                .singleElement()
                .satisfies(each -> assertThat(each.itemCount()).isEqualTo(3));
    }

    @Test
    void whoeverReleasesAnOrderThatStillWaitsSeesItWaitAgain() {
        reserved(later("main", journey.tea, 2), later("main", journey.cup, 1));
        journey.placed().released();
        var hold = world.told(OrderPlacedOnHold.class).getLast();

        var released =
                world.http()
                        .post(
                                "/orders/" + journey.order + "/holds/" + hold.holdId() + "/release",
                                Map.of("resolution", "never mind"));
        world.ring();

        assertThat(released.status()).isEqualTo(200);
        assertThat(started()).isEmpty();
        assertThat(world.told(OrderPlacedOnHold.class)).hasSize(2);
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
    }

    @Test
    void everyPlaceIsAskedToStop() {
        reserved(at("berlin", journey.tea, 2), at("main", journey.cup, 1));
        journey.placed().paid().released();

        world.hear(new CancelOrder(journey.order, CancellationReason.CUSTOMER_REQUESTED, "Ada"));

        var asked = world.told(StopFulfilment.class);
        assertThat(asked)
                .extracting(StopFulfilment::fulfilmentId)
                .containsExactlyInAnyOrder(
                        startedAt("berlin").fulfilmentId(), startedAt("MAIN").fulfilmentId());
        for (var stop : asked) {
            var berlin = stop.fulfilmentId().equals(startedAt("berlin").fulfilmentId());
            var units =
                    berlin ? new ProductUnits(journey.tea, 2) : new ProductUnits(journey.cup, 1);
            world.hear(
                    new FulfilmentStopped(
                            journey.order,
                            stop.fulfilmentId(),
                            List.of(units),
                            world.now(),
                            stop.stopId()));
        }
        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void whatWasHeldForACheckoutThatCameToNothingIsForgotten() {
        reserved(at("berlin", journey.tea, 2), at("main", journey.cup, 1));
        journey.placed();
        var failed = world.ids().next();
        world.hear(
                new InventoryReserved(
                        world.ids().next(),
                        failed,
                        null,
                        List.of(),
                        world.now(),
                        List.of(at("berlin", journey.tea, 1))));
        world.clock().advance(Duration.ofHours(23));
        world.ring();
        assertThat(allocations(failed)).isEqualTo(1);

        world.clock().advance(Duration.ofHours(2));
        world.ring();
        world.ring();

        assertThat(allocations(failed)).isZero();
        assertThat(allocations(journey.order)).isEqualTo(1);
    }

    private static long allocations(UUID order) {
        return world.database()
                .sql("select count(*) from orders.allocation where order_id = :order")
                .param("order", order)
                .query(Long.class)
                .single();
    }
}

package dev.waybill.warehouse;

import static dev.waybill.warehouse.WarehouseWorld.item;
import static dev.waybill.warehouse.WarehouseWorld.jobOf;
import static dev.waybill.warehouse.WarehouseWorld.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.warehouse.FulfilmentStopRefused;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.OrderReadyForShipping;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopRefusal;
import dev.waybill.testkit.SystemWorld;
import dev.waybill.warehouse.PickingJob.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FulfilmentHandlerTest {

    private static final WarehouseWorld WAREHOUSE = new WarehouseWorld();
    private final SystemWorld world = WAREHOUSE.world;
    private final UUID teapot = world.ids().next();
    private final UUID mug = world.ids().next();

    @BeforeEach
    void forget() {
        world.forget();
    }

    @AfterEach
    void parcelsHoldWhatIsPacked() {
        WAREHOUSE.verify();
    }

    @AfterAll
    static void close() {
        WAREHOUSE.close();
    }

    @Test
    void anOrderThatIsToBeFulfilledWaitsForAPicker() {
        var order = WAREHOUSE.begun(item(teapot, 2), item(mug, 1), item(teapot, 3));

        var job = WAREHOUSE.job(order);

        assertThat(job.status()).isEqualTo(Status.WAITING);
        assertThat(job.orderId()).isEqualTo(order.orderId());
        assertThat(job.lines())
                .extracting(line -> line.productId() + " " + line.asked())
                .containsExactlyInAnyOrder(teapot + " 5", mug + " 1");
        assertThat(job.dueAt()).isEqualTo(order.startedAt().plus(Duration.ofHours(12)));
        assertThat(world.told()).isEmpty();
    }

    @Test
    void heardTwiceItIsOneJob() {
        var order = WAREHOUSE.started(item(teapot, 2));
        var jobs = WAREHOUSE.count("job");

        world.hear(order, order);
        world.hear(order);

        assertThat(WAREHOUSE.count("job")).isEqualTo(jobs + 1);
        assertThat(WAREHOUSE.job(order).lines()).hasSize(1);
    }

    @Test
    void whatNobodyCouldPickOrSendIsNotTaken() {
        var empty = WAREHOUSE.started(item(teapot, 1));
        var nowhere = WAREHOUSE.started(null, DeliveryMethod.CLICK_AND_COLLECT, item(teapot, 1));
        var homeless =
                new OrderFulfilmentStarted(
                        nowhere.orderId(),
                        nowhere.fulfilmentId(),
                        "MAIN",
                        1,
                        nowhere.priority(),
                        DeliveryMethod.HOME_DELIVERY,
                        null,
                        nowhere.startedAt(),
                        null,
                        nowhere.items(),
                        null,
                        null,
                        null);

        assertThatThrownBy(() -> world.hear(anOrderWithoutItems(empty)))
                .hasMessageContaining("names no items");
        assertThatThrownBy(() -> world.hear(homeless)).hasMessageContaining("names no address");
        world.hear(nowhere);
        assertThat(WAREHOUSE.status(nowhere)).isEqualTo(Status.WAITING);
    }

    private static OrderFulfilmentStarted anOrderWithoutItems(OrderFulfilmentStarted order) {
        return new OrderFulfilmentStarted(
                order.orderId(),
                order.fulfilmentId(),
                "MAIN",
                1,
                order.priority(),
                order.deliveryMethod(),
                null,
                order.startedAt(),
                null,
                null,
                null,
                WarehouseWorld.HOME,
                null);
    }

    @Test
    void anOrderThatNobodyHasBegunIsStoppedWhole() {
        var order = WAREHOUSE.begun(item(teapot, 2), item(mug, 1));

        world.hear(stop(order, null));

        assertThat(world.told(FulfilmentStopped.class).getFirst().items())
                .containsExactly(new ProductUnits(teapot, 2), new ProductUnits(mug, 1));
        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.STOPPED);
    }

    @Test
    void aPartIsStoppedAndTheRestGoesOn() {
        var order = WAREHOUSE.begun(item(teapot, 2), item(mug, 1));

        world.hear(stop(order, null, new ProductUnits(teapot, 1), new ProductUnits(mug, 7)));

        assertThat(world.told(FulfilmentStopped.class).getFirst().items())
                .containsExactly(new ProductUnits(teapot, 1), new ProductUnits(mug, 1));
        var line = WAREHOUSE.job(order).lines().getFirst();
        assertThat(WAREHOUSE.job(order).lines()).extracting(each -> each.open()).containsOnly(0, 1);
        assertThat(line.stopped()).isOne();
        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.WAITING);
    }

    @Test
    void askedAgainByTheSameNameItAnswersTheSame() {
        var order = WAREHOUSE.begun(item(teapot, 3));
        var one = stop(order, world.ids().next(), new ProductUnits(teapot, 1));

        world.hear(one, one);
        world.hear(one);

        assertThat(world.told()).hasSize(3);
        assertThat(world.told().stream().distinct()).hasSize(1);
        assertThat(WAREHOUSE.job(order).lines().getFirst().stopped()).isOne();
    }

    @Test
    void twoStopsThatAreNotTheSameTakeTwice() {
        var order = WAREHOUSE.begun(item(teapot, 3));

        world.hear(
                stop(order, null, new ProductUnits(teapot, 1)),
                stop(order, null, new ProductUnits(teapot, 1)));

        assertThat(WAREHOUSE.job(order).lines().getFirst().stopped()).isEqualTo(2);
    }

    @Test
    void whatIsPackedStaysPackedAndTheRestIsStopped() {
        var order = WAREHOUSE.begun(item(teapot, 3));
        WAREHOUSE.start(order);
        WAREHOUSE.scan(order, teapot.toString(), 3);
        WarehouseWorld.done(WAREHOUSE.post(order, "parcels", parcelOf(1)));
        world.forget();

        world.hear(stop(order, null));

        assertThat(world.told(FulfilmentStopped.class).getFirst().items())
                .containsExactly(new ProductUnits(teapot, 2));
        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.PACKED);
        assertThat(world.told(OrderPacked.class)).hasSize(1);
        assertThat(world.told(OrderReadyForShipping.class)).hasSize(1);
    }

    private Map<String, Object> parcelOf(int teapots) {
        var body = new HashMap<>(WarehouseWorld.box());
        body.put("items", List.of(Map.of("productId", teapot, "quantity", teapots)));
        return body;
    }

    @Test
    void whatIsPackedOrGoneIsNotStopped() {
        var order = WAREHOUSE.begun(item(teapot, 1));
        WAREHOUSE.start(order);
        WAREHOUSE.scan(order, teapot.toString(), 1);
        WAREHOUSE.pack(order);
        world.forget();

        world.hear(stop(order, null));
        world.hear(shipped(order));
        world.hear(stop(order, null));

        assertThat(world.told(FulfilmentStopRefused.class))
                .extracting(FulfilmentStopRefused::reason)
                .containsExactly(StopRefusal.ALREADY_PACKED, StopRefusal.ALREADY_SHIPPED);
        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.HANDED_OVER);
    }

    private ShipmentCreated shipped(OrderFulfilmentStarted order) {
        return new ShipmentCreated(
                world.ids().next(),
                order.orderId(),
                "1Z",
                null,
                null,
                world.now(),
                order.fulfilmentId(),
                null,
                null);
    }

    @Test
    void aShipmentOfSomethingElseMovesNothing() {
        var order = WAREHOUSE.begun(item(teapot, 1));

        world.hear(shipped(order), shipped(WAREHOUSE.started(item(teapot, 1))));

        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.WAITING);
    }

    @Test
    void aStopThatOvertakesItsOrderIsAnsweredWhenTheOrderComes() {
        var order = WAREHOUSE.started(item(teapot, 2));

        world.hear(stop(order, null, new ProductUnits(teapot, 1)));
        assertThat(world.told()).isEmpty();
        world.hear(order);

        assertThat(world.told(FulfilmentStopped.class).getFirst().items())
                .containsExactly(new ProductUnits(teapot, 1));
        assertThat(WAREHOUSE.job(order).lines().getFirst().open()).isOne();
        world.clock().advance(Duration.ofMinutes(2));
        world.ring();
        assertThat(world.told()).hasSize(1);
    }

    @Test
    void aStopOfWhatNobodyKnowsIsRefusedAfterAWhile() {
        var order = WAREHOUSE.started(item(teapot, 2));
        var wish = stop(order, world.ids().next());
        world.hear(wish, wish);

        world.ring();
        assertThat(world.told()).isEmpty();
        world.clock().advance(Duration.ofMinutes(2));
        world.ring();

        assertThat(world.told(FulfilmentStopRefused.class))
                .extracting(FulfilmentStopRefused::reason)
                .containsExactly(StopRefusal.UNKNOWN_FULFILMENT);
        world.hear(order);
        assertThat(WAREHOUSE.status(order)).isEqualTo(Status.WAITING);
    }

    @Test
    void manyOrdersInOneBatchAreAllThere() {
        var orders =
                IntStream.range(0, 500).mapToObj(_ -> WAREHOUSE.started(item(teapot, 1))).toList();
        var before = WAREHOUSE.count("job");

        world.hear(orders);

        assertThat(WAREHOUSE.count("job")).isEqualTo(before + 500);
        assertThat(jobOf(orders.getFirst())).isNotEqualTo(jobOf(orders.getLast()));
    }
}

package dev.waybill.warehouse;

import static dev.waybill.warehouse.WarehouseWorld.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.OrderReadyForShipping;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import dev.waybill.contracts.warehouse.PickingStarted;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedPickersTest {

    private static WarehouseWorld with(String pickers, String errors) {
        return new WarehouseWorld(
                Map.of(
                        "waybill.warehouse.pickers", pickers,
                        "waybill.warehouse.pick-time", "PT30S",
                        "waybill.warehouse.pick-errors", errors));
    }

    @Test
    void ordersAreReadyWithoutAnybodyBeingThere() {
        try (var warehouse = with("1000", "0")) {
            var world = warehouse.world;
            var mug = warehouse.product("MUG");
            world.hear(
                    IntStream.range(0, 700)
                            .mapToObj(_ -> warehouse.started(item(mug, 2)))
                            .toList());

            world.ring();
            assertThat(world.told(PickingStarted.class)).hasSize(700);
            assertThat(world.told(OrderPacked.class)).isEmpty();
            world.clock().advance(Duration.ofSeconds(31));
            world.ring();

            assertThat(world.told(OrderPacked.class)).hasSize(700);
            assertThat(world.told(OrderReadyForShipping.class)).hasSize(700);
            assertThat(warehouse.parcelsTold().stream().map(parcel -> parcel.sscc()))
                    .hasSize(700)
                    .doesNotHaveDuplicates();
            warehouse.verify();
        }
    }

    @Test
    void aPickerHasOneJobAtATimeAndTakesTheMostUrgent() {
        try (var warehouse = with("2", "0")) {
            var world = warehouse.world;
            var mug = warehouse.product("MUG");
            var orders =
                    IntStream.range(0, 5)
                            .mapToObj(at ->
                                    warehouse.started(
                                            world.now().plusSeconds(at),
                                            DeliveryMethod.HOME_DELIVERY,
                                            item(mug, 1)))
                            .toList();
            world.hear(orders);

            world.ring();
            assertThat(world.told(PickingStarted.class))
                    .extracting(PickingStarted::orderId)
                    .containsExactlyInAnyOrder(orders.get(0).orderId(), orders.get(1).orderId());
            world.clock().advance(Duration.ofSeconds(31));
            world.ring();

            assertThat(world.told(OrderPacked.class)).hasSize(2);
            assertThat(world.told(PickingStarted.class)).hasSize(4);
        }
    }

    @Test
    void errorsEndInShortPicksAndNothingIsLost() {
        try (var warehouse = with("1000", "20")) {
            var world = warehouse.world;
            var mug = warehouse.product("MUG");
            var cup = warehouse.product("CUP");
            var orders =
                    IntStream.range(0, 300)
                            .mapToObj(_ -> warehouse.started(item(mug, 1), item(cup, 2)))
                            .toList();
            world.hear(orders);
            world.ring();
            world.hear(WarehouseWorld.stop(orders.getFirst(), null));
            world.clock().advance(Duration.ofSeconds(31));
            world.ring();

            var missed =
                    world.told(OrderShortPicked.class).stream()
                            .flatMap(told -> told.items().stream())
                            .mapToInt(item -> item.requested() - item.picked())
                            .sum();
            var packed =
                    warehouse.parcelsTold().stream()
                            .flatMap(parcel -> parcel.items().stream())
                            .mapToInt(item -> item.quantity())
                            .sum();
            assertThat(world.told(FulfilmentStopped.class)).hasSize(1);
            assertThat(missed).isBetween(60, 180);
            assertThat(packed + missed + 3).isEqualTo(900);
            warehouse.verify();
        }
    }

    @Test
    void withoutASettingNobodyPicks() {
        try (var warehouse = new WarehouseWorld()) {
            var order = warehouse.begun(item(warehouse.product("MUG"), 1));
            warehouse.world.ring();

            assertThat(warehouse.status(order)).isEqualTo(PickingJob.Status.WAITING);
        }
    }
}

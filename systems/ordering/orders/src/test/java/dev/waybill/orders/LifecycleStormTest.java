package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.contracts.warehouse.StopRefusal;
import dev.waybill.platform.Ids;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be done about an order, in any order: what must hold holds. */
class LifecycleStormTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsDoneAboutOrdersEveryUnitAndEveryCentIsSomewhere(long seed) {
        var random = new Random(seed);
        try (var world = SystemWorld.of(new OrdersSystem())) {
            var journeys = IntStream.range(0, 12).mapToObj(_ -> new Journey(world)).toList();
            journeys.forEach(Journey::placed);
            for (var step = 0; step < 250; step++) {
                act(journeys.get(random.nextInt(journeys.size())), random);
                world.clock().advance(Duration.ofSeconds(random.nextInt(20)));
                world.ring();
            }
            Checks.hold(world);
            moneyIsNeverGivenBackTwice(world, journeys);
            sequencesAreContiguous(world);
            assertThat(journeys.stream().map(each -> each.stage().name()).distinct().count())
                    .isGreaterThan(2);
        }
    }

    private static void act(Journey journey, Random random) {
        var shipment = Ids.derive(journey.order, "parcel/" + random.nextInt(3));
        var product = random.nextBoolean() ? journey.tea : journey.cup;
        var one = new ShipmentItem(product, 1);
        switch (random.nextInt(18)) {
            case 0 -> pay(journey);
            case 1 -> journey.cancelled(product, 1);
            case 2 -> whole(journey, random);
            case 3, 4 -> journey.picked(shipment, product, 1 + random.nextInt(2));
            case 5, 6 -> journey.delivered(shipment);
            case 7 -> journey.failed(shipment, anyOf(ShipmentFailure.values(), random));
            case 8 -> answer(journey, product, random);
            case 9 -> missing(journey, product);
            case 10 -> hold(journey);
            case 12 -> journey.packed(shipment, one, one);
            case 13 -> journey.delivered(shipment, List.of(1, 2), one, one);
            case 15 -> journey.notCaptured();
            case 14 -> {
                var why = anyOf(ShipmentFailure.values(), random);
                journey.failed(shipment, why, 1 + random.nextInt(2), one);
            }
            case 11 -> journey.world.told(RefundPayment.class).forEach(journey::refunded);
            default -> releaseHolds(journey);
        }
    }

    /** Of some all is taken ahead, by somebody else's hand. */
    private static void pay(Journey journey) {
        if (journey.order.hashCode() % 3 == 0) {
            journey.paid();
        } else {
            journey.captured();
        }
    }

    private static void whole(Journey journey, Random random) {
        if (random.nextInt(4) == 0) {
            journey.cancelled();
        }
    }

    private static void missing(Journey journey, UUID product) {
        if (journey.stage().name().equals("FULFILLING")) {
            journey.shortPicked(product, 2, 1);
        }
    }

    private static void answer(Journey journey, UUID product, Random random) {
        var asked =
                journey.world.told(StopFulfilment.class).stream()
                        .anyMatch(each -> each.orderId().equals(journey.order));
        if (asked && random.nextBoolean()) {
            journey.stopped(new ProductUnits(product, 1 + random.nextInt(2)));
        } else if (asked) {
            journey.stopRefused(anyOf(StopRefusal.values(), random));
        }
    }

    private static void hold(Journey journey) {
        journey.world
                .http()
                .post("/orders/" + journey.order + "/holds", Map.of("reason", "FRAUD_REVIEW"));
    }

    private static void releaseHolds(Journey journey) {
        var path = "/orders/" + journey.order + "/holds";
        journey.world
                .http()
                .get(path)
                .json()
                .valueStream()
                .forEach(hold ->
                        journey.world
                                .http()
                                .post(
                                        path + "/" + hold.get("holdId").asString() + "/release",
                                        Map.of("resolution", "fine")));
    }

    private static <T> T anyOf(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static void moneyIsNeverGivenBackTwice(SystemWorld world, List<Journey> journeys) {
        var asked =
                world.told(RefundPayment.class).stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> Objects.requireNonNull(each.orderId()),
                                        Collectors.summingLong(RefundPayment::amount)));
        for (var journey : journeys) {
            var order = journey.details();
            var captured = Objects.requireNonNull(order.captured());
            assertThat(asked.getOrDefault(journey.order, 0L))
                    .as(order.toString())
                    .isLessThanOrEqualTo(captured);
            if (captured == 0 || order.stage() == OrderStage.CANCELLED) {
                continue;
            }
            journey.allHoldsReleased().captured();
            var kept =
                    Objects.requireNonNull(journey.details().captured())
                            - refunds(world, journey.order);
            if (order.stage() == OrderStage.COMPLETED) {
                assertThat(kept).as(order.toString()).isEqualTo(order.total());
            } else {
                assertThat(kept).as(order.toString()).isBetween(0L, order.total());
            }
        }
    }

    private static long refunds(SystemWorld world, UUID order) {
        return world.told(RefundPayment.class).stream()
                .filter(each -> order.equals(each.orderId()))
                .mapToLong(RefundPayment::amount)
                .sum();
    }

    private static void sequencesAreContiguous(SystemWorld world) {
        world.told(OrderStatusChanged.class).stream()
                .collect(
                        Collectors.groupingBy(
                                OrderStatusChanged::orderId,
                                Collectors.mapping(
                                        OrderStatusChanged::sequence, Collectors.toList())))
                .values()
                .forEach(sequences ->
                        assertThat(sequences)
                                .containsExactlyElementsOf(
                                        IntStream.rangeClosed(1, sequences.size())
                                                .boxed()
                                                .toList()));
    }
}

package dev.waybill.warehouse;

import static dev.waybill.warehouse.Samples.JOB;
import static dev.waybill.warehouse.Samples.MUG;
import static dev.waybill.warehouse.Samples.NOON;
import static dev.waybill.warehouse.Samples.PRODUCTS;
import static dev.waybill.warehouse.Samples.TEAPOT;
import static dev.waybill.warehouse.Samples.TEAPOT_GTIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.warehouse.JobCommand.Miss;
import dev.waybill.warehouse.JobCommand.Scan;
import dev.waybill.warehouse.PickingJob.Picking;
import dev.waybill.warehouse.PickingJob.Start;
import dev.waybill.warehouse.PickingJob.Waiting;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Picking JOB_AT_HAND =
            new Waiting(Samples.task(DeliveryMethod.HOME_DELIVERY), Samples.lines())
                    .start(new Start("simulated-1", NOON, NOON));

    @Test
    void whoNeverErrsScansEveryLineInWalkingOrder() {
        var right = new Simulation(0, bound -> 0);

        assertThat(right.walk(JOB_AT_HAND, PRODUCTS))
                .containsExactly(new Scan(JOB, TEAPOT_GTIN, 2), new Scan(JOB, "MUG", 3));
    }

    @Test
    void whoAlwaysErrsScansTheWrongThingAndMissesOneOfEach() {
        var wrong = new Simulation(100, bound -> 0);

        var commands = wrong.walk(JOB_AT_HAND, PRODUCTS);

        assertThat(commands).filteredOn(Miss.class::isInstance).hasSize(2);
        assertThat(commands).contains(new Scan(JOB, Simulation.WRONG_ITEM, 1));
        assertThat(commands).contains(new Scan(JOB, "MUG", 2));
    }

    @Test
    void errorsComeAsOftenAsTheyShould() {
        var random = new Random(11);
        var sometimes = new Simulation(10, random::nextInt);

        var misses =
                IntStream.range(0, 5_000)
                        .mapToLong(_ ->
                                sometimes.walk(JOB_AT_HAND, PRODUCTS).stream()
                                        .filter(Miss.class::isInstance)
                                        .count())
                        .sum();

        assertThat(misses).isBetween(900L, 1_100L);
    }

    @Test
    void boxesHoldEverythingOnce() {
        var random = new Random(3);
        for (var round = 0; round < 500; round++) {
            var units = Map.of(TEAPOT, 1 + random.nextInt(200), MUG, 1 + random.nextInt(2_000));

            var boxes = Boxes.of(units, PRODUCTS);

            assertThat(boxes.size()).isLessThanOrEqualTo(JobDecider.MOST_PARCELS);
            assertThat(boxes).allSatisfy(box -> assertThat(box.units()).isNotEmpty());
            for (var product : units.keySet()) {
                assertThat(boxes.stream().mapToInt(box -> of(box, product)).sum())
                        .isEqualTo(units.get(product));
            }
        }
    }

    @Test
    void howeverMuchItIsItStaysOneShipment() {
        var boxes = Boxes.of(Map.of(TEAPOT, 1_000_000, MUG, 1_000_000), PRODUCTS);

        assertThat(boxes.size()).isLessThanOrEqualTo(JobDecider.MOST_PARCELS);
    }

    private static int of(Boxes.Box box, UUID product) {
        return box.units().getOrDefault(product, 0);
    }
}

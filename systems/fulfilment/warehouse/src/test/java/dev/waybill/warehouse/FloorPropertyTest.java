package dev.waybill.warehouse;

import static dev.waybill.warehouse.Samples.FULFILMENT;
import static dev.waybill.warehouse.Samples.JOB;
import static dev.waybill.warehouse.Samples.MUG;
import static dev.waybill.warehouse.Samples.NOON;
import static dev.waybill.warehouse.Samples.ORDER;
import static dev.waybill.warehouse.Samples.PRODUCTS;
import static dev.waybill.warehouse.Samples.SMALL;
import static dev.waybill.warehouse.Samples.TEAPOT;
import static dev.waybill.warehouse.Samples.TEAPOT_GTIN;
import static dev.waybill.warehouse.Samples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.platform.http.Problem;
import dev.waybill.warehouse.JobCommand.HandOver;
import dev.waybill.warehouse.JobCommand.Miss;
import dev.waybill.warehouse.JobCommand.Pack;
import dev.waybill.warehouse.JobCommand.Scan;
import dev.waybill.warehouse.JobCommand.Start;
import dev.waybill.warehouse.PickingJob.Status;
import dev.waybill.warehouse.Stop.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever people do in whatever order: no unit is lost, and what is told adds up. */
class FloorPropertyTest {

    private static final int RUNS = 3_000;
    private static final int STEPS = 25;

    @Test
    void everyUnitIsAccountedForHoweverItIsMixedUp() {
        var ends = new EnumMap<Status, Integer>(Status.class);
        for (var seed = 0; seed < RUNS; seed++) {
            var floor = new Floor(new Random(seed));
            for (var step = 0; step < STEPS; step++) {
                floor.step();
            }
            floor.check("seed " + seed);
            ends.merge(floor.job().status(), 1, Integer::sum);
        }
        assertThat(ends.keySet()).contains(Status.HANDED_OVER, Status.STOPPED, Status.PICKED);
    }

    private static final class Floor {
        private final Random random;
        private final JobBook book = new JobBook(List.of(), List.of(), PRODUCTS);
        private final List<Record> told = new ArrayList<>();
        private int stops;

        Floor(Random random) {
            this.random = random;
            book.give(Samples.labels(STEPS * 2));
            told.addAll(
                    book.begin(Samples.task(DeliveryMethod.HOME_DELIVERY), Samples.lines(), NOON));
        }

        PickingJob job() {
            return book.entry(JOB).job();
        }

        void step() {
            try {
                told.addAll(random.nextInt(8) == 0 ? stop() : book.decide(command(), NOON));
            } catch (Problem refused) {
                assertThat(refused.status()).isEqualTo(409);
            }
        }

        private JobCommand command() {
            var product = random.nextBoolean() ? TEAPOT : MUG;
            var units = 1 + random.nextInt(3);
            return switch (random.nextInt(6)) {
                case 0 -> new Start(JOB, "Ada", null);
                case 1, 2 -> new Scan(JOB, product.equals(TEAPOT) ? TEAPOT_GTIN : "MUG", units);
                case 3 -> new Miss(JOB, product, units, ShortReason.NOT_FOUND);
                case 4 -> new Pack(JOB, SMALL, units(product, units));
                default -> random.nextBoolean() ? new Pack(JOB, SMALL, null) : new HandOver(JOB);
            };
        }

        private List<Record> stop() {
            var wanted =
                    random.nextInt(3) == 0
                            ? null
                            : units(random.nextBoolean() ? TEAPOT : MUG, 1 + random.nextInt(2));
            var id = new UUID(6, random.nextBoolean() ? stops++ : Math.max(0, stops - 1));
            var known = told.size();
            var wish = new Wish(id, ORDER, FULFILMENT, wanted, "x", new UUID(4, 1), NOON);
            var facts = book.stop(wish, Duration.ofMinutes(1), NOON);
            var again = told.subList(0, known).containsAll(facts);
            return again ? List.of() : facts; // the same words again are no news
        }

        void check(String run) {
            var lines = job().lines();
            for (var product : List.of(TEAPOT, MUG)) {
                var line = lines.find(product).orElseThrow();
                assertThat(line.picked() + line.missing() + line.stopped() + line.open())
                        .as(run)
                        .isEqualTo(line.asked());
                assertThat(missed(product)).as(run).isEqualTo(line.missing());
                assertThat(stopped(product)).as(run).isEqualTo(line.stopped());
                assertThat(inParcels(product)).as(run).isEqualTo(line.packed());
            }
            var packed = told.stream().filter(OrderPacked.class::isInstance).count();
            var isPacked = List.of(Status.PACKED, Status.HANDED_OVER).contains(job().status());
            assertThat(packed).as(run).isEqualTo(isPacked ? 1 : 0);
            if (isPacked) {
                assertThat(lines.packed()).as(run).isEqualTo(lines.picked()).isPositive();
            }
            assertThat(job().parcels().stream().map(PackedParcel::sscc))
                    .as(run)
                    .doesNotHaveDuplicates();
        }

        private int missed(UUID product) {
            return told.stream()
                    .filter(OrderShortPicked.class::isInstance)
                    .flatMap(fact -> ((OrderShortPicked) fact).items().stream())
                    .filter(item -> item.productId().equals(product))
                    .mapToInt(item -> item.requested() - item.picked())
                    .sum();
        }

        private int stopped(UUID product) {
            return told.stream()
                    .filter(FulfilmentStopped.class::isInstance)
                    .flatMap(fact -> ((FulfilmentStopped) fact).items().stream())
                    .filter(item -> item.productId().equals(product))
                    .mapToInt(item -> item.quantity())
                    .sum();
        }

        private int inParcels(UUID product) {
            return job().parcels().stream()
                    .map(PackedParcel::units)
                    .map(Map::entrySet)
                    .flatMap(units -> units.stream())
                    .filter(each -> each.getKey().equals(product))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }
}

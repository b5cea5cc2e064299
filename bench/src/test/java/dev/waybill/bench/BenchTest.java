package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.bench.Meter.Kind;
import dev.waybill.bench.Processes.Stat;
import dev.waybill.bench.Processes.Use;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // does not see the @Nullable of a nested type in a compiled class
class BenchTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private static Bench.Options options(URI server, boolean direct, boolean hot) {
        return new Bench.Options(
                server,
                8,
                20,
                Duration.ZERO,
                Duration.ofMillis(500),
                direct,
                hot,
                Map.of(),
                null,
                null);
    }

    @Test
    void countsEveryOrderThatIsConfirmedAndTimesEveryRequest() {
        try (var waybill = new FakeWaybill()) {
            var figures = Bench.run(options(waybill.uri(), false, false), out);

            assertThat(figures.exitCode()).isZero();
            assertThat(figures.confirmed()).isPositive().isLessThanOrEqualTo(waybill.orders.size());
            assertThat(figures.ordersPerSecond())
                    .isEqualTo(figures.confirmed() / figures.seconds());
            assertThat(figures.wholeOrder().count()).isEqualTo(figures.confirmed());
            assertThat(figures.requests().keySet())
                    .containsExactlyElementsOf(
                            Stream.of(Kind.CREATE_CART, Kind.ADD_ITEM, Kind.CHECK_OUT, Kind.AWAIT)
                                    .map(Kind::label)
                                    .toList());
            assertThat(figures.processes())
                    .extracting(Bench.Cost::process)
                    .containsExactly("load generator");
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("coordinated omission");
        }
    }

    @Test
    void ordersInOneRequestWhenDirect() {
        try (var waybill = new FakeWaybill()) {
            var figures = Bench.run(options(waybill.uri(), true, false), out);

            assertThat(figures.requests().keySet())
                    .containsExactly(Kind.PLACE.label(), Kind.AWAIT.label());
        }
    }

    @Test
    void aHotProductSellsToTheLastUnitAndTheRestAreToldSo() {
        try (var waybill = new FakeWaybill()) {
            var figures = Bench.run(options(waybill.uri(), true, true), out);

            assertThat(figures.exitCode()).isZero();
            var hot = Objects.requireNonNull(figures.hot());
            assertThat(hot.sold()).containsOnly(500L).hasSize(5);
            assertThat(hot.toldSoldOut()).isEqualTo(40);
        }
    }

    @Test
    void oversellingIsNotExact() {
        var oversold =
                new Hot.Figures(8, 500, List.of(501L), 8, 501, new java.util.TreeMap<>(), 1, 1, 1);
        var untold =
                new Hot.Figures(8, 500, List.of(500L), 7, 500, new java.util.TreeMap<>(), 1, 1, 1);

        assertThat(oversold.exact()).isFalse();
        assertThat(untold.exact()).isFalse();
    }

    @Test
    void errorsAreCountedByKindAndFailTheRun() {
        try (var waybill = new FakeWaybill()) {
            var first = Bench.run(options(waybill.uri(), true, false), out);
            assertThat(first.errors()).isEmpty();
            waybill.busy = operation -> operation.equals("POST /checkouts");

            var figures = Bench.run(options(waybill.uri(), true, false), out);

            assertThat(figures.errors()).containsOnlyKeys("POST /checkouts: 503 busy");
            assertThat(figures.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void cpuIsThatOfTheMeasuredTimeOnly() {
        var costs =
                Bench.costs(
                        Map.of("app", new Use(10, 100)),
                        Map.of("app", new Use(40, 200)),
                        60,
                        6_000);

        assertThat(costs).containsExactly(new Bench.Cost("app", 30, 0.5, 5, 200));
    }

    @Test
    void aProcessOwnsItsDescendantsButNotThoseShownOnTheirOwn() {
        var all =
                Stream.of(
                                new Stat(1, 0, 1),
                                new Stat(10, 1, 2),
                                new Stat(11, 10, 3),
                                new Stat(12, 11, 4),
                                new Stat(20, 10, 5),
                                new Stat(21, 20, 6))
                        .collect(Collectors.toMap(Stat::pid, stat -> stat));

        assertThat(Processes.family(10, all, List.of(10L, 20L)))
                .extracting(Stat::pid)
                .containsExactlyInAnyOrder(10L, 11L, 12L);
    }

    @Test
    void aProcessNameMayHoldAnything() {
        var line = "42 (a ) b(c) S 7 42 42 0 -1 4194560 100 0 0 0 11 22 33 44 20 0 1 0 5 6 7";

        assertThat(Stat.parse(line)).contains(new Stat(42, 7, 110));
    }

    @Test
    void ourOwnUseOfTheMachineIsSeen() {
        var uses = new Processes(Map.of("us", ProcessHandle.current().pid())).now();

        var use = Objects.requireNonNull(uses.get("us"));
        assertThat(use.cpuSeconds()).isPositive();
        assertThat(use.megabytes()).isBetween(10.0, 4_000.0);
    }

    @Test
    void aStallIsInTheCorrectedTimes() {
        var meter = new Meter();
        var now = System.nanoTime();
        IntStream.range(0, 99)
                .forEach(_ -> {
                    meter.time(Kind.WHOLE_ORDER, now - 10_000_000);
                    meter.time(Kind.CHECKOUT_TO_CONFIRMED, now - 10_000_000);
                });
        meter.time(Kind.WHOLE_ORDER, now - 2_000_000_000L);
        meter.time(Kind.CHECKOUT_TO_CONFIRMED, now - 2_000_000_000L);

        assertThat(meter.latency(Kind.CHECKOUT_TO_CONFIRMED).p95()).isLessThan(1_000);
        assertThat(meter.corrected(Kind.CHECKOUT_TO_CONFIRMED, Kind.WHOLE_ORDER).p95())
                .isGreaterThan(1_000);
    }

    @Test
    void theMedianIsTheMiddle() {
        assertThat(Hot.median(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(Hot.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
    }

    @Test
    void badOptionsAreOneSentence() {
        var server = URI.create("http://localhost:1");
        assertThatThrownBy(() ->
                        new Bench.Options(
                                server,
                                0,
                                10,
                                Duration.ZERO,
                                Duration.ofSeconds(1),
                                false,
                                false,
                                Map.of(),
                                null,
                                null))
                .isInstanceOf(Unusable.class)
                .hasMessage("--clients must be between 1 and 10,000.");
        assertThatThrownBy(() -> Bench.run(Bench.Options.of(server), out))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("No Waybill answers at http://localhost:1");
        var odd = Bench.Options.of(URI.create("ftp://x"));
        assertThatThrownBy(() -> Bench.run(odd, out)).hasMessageContaining("http://host:port");
    }
}

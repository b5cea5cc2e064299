package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The price of an order, shared over the units that are sent, is exact to the cent. */
class ChargeTest {

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    /** However it is sent and cancelled piece by piece. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsChargedAndGivenBackAddsUpToWhatTheOrderIsWorth(int seed) {
        var random = new Random(seed);
        var goods = goods(random);
        var prices = goods.lines().stream().mapToLong(each -> each.quantity() * each.unitPrice());
        var sum = prices.sum();
        var total = random.nextInt(4) == 0 ? sum : random.nextLong(sum + sum / 10 + 1);
        var lines = OrderLines.of(goods, total);
        assertThat(lines.worth()).isEqualTo(total);

        var kept = 0L;
        while (lines.sum(OrderLine::free) > 0) {
            var before = lines.charged();
            lines = step(lines, random);
            kept += lines.charged() - before;
            assertThat(kept).isBetween(0L, total);
            assertThat(lines.charged()).isLessThanOrEqualTo(lines.worth());
        }

        assertThat(kept).isEqualTo(lines.worth());
    }

    private static OrderLines step(OrderLines lines, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> lines.cancel(some(lines, OrderLine::free, random));
            case 1 -> lost(lines, random);
            case 2 -> lines.comeBack(some(lines, OrderLine::underWay, random));
            case 3 -> lines.deliver(some(lines, OrderLine::underWay, random));
            default -> lines.dispatch(some(lines, OrderLine::free, random)).charge();
        };
    }

    /** A parcel that is lost comes back and is cancelled at once. */
    private static OrderLines lost(OrderLines lines, Random random) {
        var parcel = some(lines, OrderLine::underWay, random);
        return lines.comeBack(parcel).cancel(parcel);
    }

    private static List<Units> some(OrderLines lines, ToIntFunction<OrderLine> of, Random random) {
        return lines.units(of).stream()
                .map(each -> new Units(each.productId(), random.nextInt(each.quantity() + 1)))
                .filter(each -> each.quantity() > 0)
                .toList();
    }

    private static Goods goods(Random random) {
        var lines = new ArrayList<Line>();
        for (var at = 0; at <= random.nextInt(4); at++) {
            lines.add(
                    new Line(
                            new UUID(0, at),
                            1 + random.nextInt(7),
                            random.nextInt(5) == 0 ? 0 : random.nextInt(3_000),
                            null,
                            null));
        }
        return new Goods(lines, null, null, null, null);
    }
}

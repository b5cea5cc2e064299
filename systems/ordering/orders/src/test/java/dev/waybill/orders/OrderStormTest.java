package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.platform.Ids;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything at once, in any order, twice: what must hold holds. */
class OrderStormTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverComesInWhateverOrderEveryInvariantHolds(long seed) {
        var random = new Random(seed);
        try (var world = SystemWorld.of(new OrdersSystem())) {
            var carts = IntStream.range(0, 30).mapToObj(_ -> world.ids().next()).toList();
            for (var batch = 0; batch < 60; batch++) {
                world.hear(messages(random, carts, world));
                world.clock().advance(Duration.ofMillis(random.nextInt(500)));
                if (random.nextInt(3) == 0) {
                    project(world);
                }
            }
            project(world);
            check(world);
        }
    }

    private static List<Object> messages(Random random, List<UUID> carts, SystemWorld world) {
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(_ -> message(random, carts.get(random.nextInt(carts.size())), world))
                .toList();
    }

    private static Object message(Random random, UUID cart, SystemWorld world) {
        // Each cart has two sessions that want it, each with an order id of its own.
        var order = Ids.derive(cart, "order/" + random.nextInt(2));
        var payment = Ids.derive(cart, "payment");
        var now = world.now();
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> wish(cart, order, random, world);
            case 3 -> new CancelOrder(order, anyReason(random), null);
            case 4 -> new InventoryUnavailable(order, cart, List.of(), now, null);
            case 5, 6 -> new PaymentCaptured(payment, order, 2_300, "GBP", now);
            case 7 -> new PaymentVoided(payment, order, 2_300, "GBP", now);
            default -> emptyRefund(random, payment, world);
        };
    }

    /**
     * Nobody refunds what was not captured, so a refund that may overtake its capture is one of
     * nothing here.
     */
    private static RefundProcessed emptyRefund(Random random, UUID payment, SystemWorld world) {
        var id = Ids.derive(payment, "refund/" + random.nextInt(2));
        return new RefundProcessed(id, payment, 0, "GBP", world.now());
    }

    private static CreateOrder wish(UUID cart, UUID order, Random random, SystemWorld world) {
        return Samples.wish(
                order, cart, random.nextInt(4) == 0 ? world.now().minusSeconds(1) : null);
    }

    private static CancellationReason anyReason(Random random) {
        var reasons = CancellationReason.values();
        return reasons[random.nextInt(reasons.length)];
    }

    private static void project(SystemWorld world) {
        // The view hears all again from the start: it must not mind.
        var told = new ArrayList<>(world.told());
        world.hear(told);
    }

    private static void check(SystemWorld world) {
        var checks = new OrderChecks(world.database());
        assertThat(checks.refold(null, 10_000).checked()).isPositive();
        assertThat(checks.refold(null, 10_000).differing()).isEmpty();

        var created = world.told(OrderCreated.class).stream().map(OrderCreated::orderId).toList();
        assertThat(created).isNotEmpty().doesNotHaveDuplicates();
        assertThat(world.told(CapturePayment.class)).isEmpty(); // nothing is sent
        assertThat(world.told(ReleaseInventory.class))
                .extracting(ReleaseInventory::orderId)
                .doesNotHaveDuplicates();
        var unwound = new ArrayList<UUID>();
        world.told(VoidPayment.class).forEach(each -> unwound.add(each.orderId()));
        world.told(RefundPayment.class)
                .forEach(each -> unwound.add(Objects.requireNonNull(each.orderId())));
        assertThat(unwound).doesNotHaveDuplicates();
        sequencesAreContiguous(world);
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

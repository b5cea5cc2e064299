package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.platform.Database;
import dev.waybill.platform.Patience;
import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.testkit.SystemWorld;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many statements a batch takes: a number that does not grow with it. */
class StatementsTest {

    private static SystemWorld world;

    private final AtomicInteger statements = new AtomicInteger();
    private final List<Object> told = new ArrayList<>();
    private final OrderHandler handler;

    StatementsTest() {
        handler =
                new OrderHandler(
                        new Orders(new Database(counting(world.pool()))),
                        new Amendments(new Database(counting(world.pool()))),
                        OrderRules.USUAL,
                        world.ids(),
                        new Signals(world.clock(), Patience.OF_A_CLOCK));
    }

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new OrdersSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void placingOrdersTakesFourHoweverManyAndFourMessagesEach() {
        for (var many : List.of(1, 100)) {
            assertThat(statementsFor(wishes(many).stream().map(OrderWish.Create::new).toList()))
                    .isEqualTo(4); // lock, numbers, rows, histories; the outbox is one more
            assertThat(told).hasSize(3 * many);
        }
    }

    @Test
    void hearingThatTheyArePaidTakesThree() {
        var wishes = wishes(100);
        statementsFor(wishes.stream().map(OrderWish.Create::new).toList());

        var paid = wishes.stream().map(wish -> new OrderWish.Captured(captured(wish))).toList();

        assertThat(statementsFor(paid)).isEqualTo(3);
        assertThat(told).isEmpty();
    }

    private static List<CreateOrder> wishes(int many) {
        return IntStream.range(0, many).mapToObj(_ -> Samples.wish(world.ids().next())).toList();
    }

    private static PaymentCaptured captured(CreateOrder wish) {
        return new PaymentCaptured(
                Objects.requireNonNull(wish.paymentId()),
                Objects.requireNonNull(wish.orderId()),
                wish.total(),
                "GBP",
                world.now());
    }

    private int statementsFor(List<? extends OrderWish> wishes) {
        statements.set(0);
        told.clear();
        var heard = new ArrayList<Heard<OrderWish>>();
        for (var wish : wishes) {
            var id = world.ids().next();
            heard.add(
                    new Heard<>(
                            wish,
                            id,
                            "a wish",
                            id.toString(),
                            world.now(),
                            new Cause(id, null, null, null)));
        }
        handler.handle(new Batch<>(heard, world.now()), new Noting());
        return statements.get();
    }

    private final class Noting implements Outbox {
        @Override
        public void tell(Object message, Cause cause) {
            told.add(message);
        }

        @Override
        public void tell(UUID id, Object message, Cause cause) {
            told.add(message);
        }

        @Override
        public void afterCommit(Runnable effect) {}
    }

    private DataSource counting(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (name, result) ->
                        result instanceof Connection connection
                                ? proxy(
                                        Connection.class,
                                        connection,
                                        (called, made) -> {
                                            if (called.equals("prepareStatement")) {
                                                statements.incrementAndGet();
                                            }
                                            return made;
                                        })
                                : result);
    }

    private interface After {
        Object of(String method, Object result);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a proxy answers null where the real one does
    private static <T> T proxy(Class<T> type, T real, After after) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return after.of(method.getName(), method.invoke(real, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}

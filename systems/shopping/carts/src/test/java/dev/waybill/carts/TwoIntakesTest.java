package dev.waybill.carts;

import static dev.waybill.contracts.products.ProductStatus.ACTIVE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.carts.AddItemToCart;
import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.carts.CheckoutCart;
import dev.waybill.contracts.carts.RemoveItemFromCart;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two processes on one database: what holds between them is held by the rows' locks alone. */
class TwoIntakesTest {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final List<Intake<CartCommand>> INTAKES = new ArrayList<>();

    private static SystemWorld world;
    private static ExecutorService clients;

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new TwoIntakes());
        clients = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void close() {
        clients.close();
        world.close();
    }

    /** Carts that are taken in twice. */
    private static final class TwoIntakes implements WaybillSystem {

        @Override
        public String name() {
            return "carts";
        }

        @Override
        public void furnish(Room room) {
            new CartsSystem().furnish(room);
            for (var i = 0; i < 2; i++) {
                INTAKES.add(
                        room.takes(
                                new CartRequests(
                                        new Carts(room.database()),
                                        new ProductSnapshots(room.database()),
                                        new PriceQuestions(room.database(), Duration.ofSeconds(30)),
                                        room.ids())));
            }
        }
    }

    @Test
    void addsThatMeetInTwoProcessesLoseNothing() {
        var cup = product();
        var cart = cart();

        allAtOnce(400, i -> new CartCommand.Add(new AddItemToCart(cart, cup, 1 + i % 2)));

        assertThat(read(cart).basket().items().get(cup)).extracting(Line::quantity).isEqualTo(600);
        assertThat(read(cart).basket().version()).isEqualTo(401);
    }

    @Test
    void whatIsToldAtCheckoutIsWhatIsInTheFrozenCart() {
        var cup = product();
        for (var round = 0; round < 20; round++) {
            var cart = cart();
            ask(0, new CartCommand.Add(new AddItemToCart(cart, cup, 1)));
            world.forget();

            allAtOnce(
                    30,
                    i ->
                            i % 10 == 5
                                    ? new CartCommand.CheckOut(
                                            new CheckoutCart(cart, CUSTOMER, null, null, null))
                                    : new CartCommand.Add(new AddItemToCart(cart, cup, 1)));

            var told = world.told(CartCheckedOut.class);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().items().getFirst().quantity())
                    .isEqualTo(requireNonNull(read(cart).basket().items().get(cup)).quantity());
        }
    }

    @Test
    void batchesThatTouchTheSameCartsInAnyOrderDoNotLockEachOtherOut() {
        var cup = product();
        var carts = IntStream.range(0, 12).mapToObj(_ -> cart()).toList();
        var random = new Random(3);
        var targets = random.ints(600, 0, carts.size()).boxed().toList();

        var refused =
                allAtOnce(
                        600,
                        i -> {
                            var cart = carts.get(targets.get(i));
                            return i % 4 == 3
                                    ? new CartCommand.Remove(new RemoveItemFromCart(cart, cup, 1))
                                    : new CartCommand.Add(new AddItemToCart(cart, cup, 1));
                        });

        var units =
                carts.stream()
                        .map(TwoIntakesTest::read)
                        .flatMap(cart -> cart.basket().lines().stream())
                        .mapToInt(Line::quantity)
                        .sum();
        // A removal that comes before the first add of its cart finds nothing and is refused.
        assertThat(units).isEqualTo(450 - (150 - refused));
    }

    /**
     * @return how many were refused
     */
    private static int allAtOnce(int times, Function<Integer, CartCommand> command) {
        var asked =
                IntStream.range(0, times)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () -> ask(i, command.apply(i)), clients))
                        .toList();
        return asked.stream().mapToInt(CompletableFuture::join).sum();
    }

    private static int ask(int turn, CartCommand command) {
        var cause = new Cause(world.ids().next(), null, null, null);
        try {
            INTAKES.get(turn % 2).ask(Asking.inside("test", cause), command);
            return 0;
        } catch (Problem _) {
            return 1;
        }
    }

    private static UUID cart() {
        var cause = new Cause(world.ids().next(), null, null, null);
        var answer =
                INTAKES.getFirst()
                        .<CartDetails>ask(
                                Asking.inside("test", cause), new CartCommand.Create(null, null));
        return requireNonNull(answer.getBody()).cartId();
    }

    private static UUID product() {
        var id = UUID.randomUUID();
        var product = new Product(id, "CUP", "Cup", null, 100, "EUR", null, ACTIVE);
        world.hear(new ProductCreated(world.ids().next(), world.now(), product));
        return id;
    }

    private static Cart read(UUID cart) {
        return new Carts(world.database()).find(cart).orElseThrow();
    }
}

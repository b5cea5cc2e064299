package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.checkout.CheckoutIntervened;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

class OrdersHttpTest {

    private static SystemWorld world;

    private UUID order;
    private CreateOrder wish;

    OrdersHttpTest() {
        order = world.ids().next();
        wish = Samples.wish(order);
    }

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new OrdersSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void forget() {
        world.forget();
    }

    @Test
    void aPlacedOrderIsAnsweredWhole() {
        var reply = world.http().post("/orders", wish);

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/orders/" + order);
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.header("Waybill-Consistency")).isEqualTo("order/" + order + "@1");
        assertThat(reply.as(OrderDetails.class)).isEqualTo(get(order).as(OrderDetails.class));
        assertThat(reply.as(OrderDetails.class).stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(reply.as(OrderDetails.class).status()).isEqualTo(OrderStatus.CREATED);
        assertThat(reply.as(OrderDetails.class).address()).isEqualTo(Samples.ADDRESS);
    }

    @Test
    void anOrderAskedForAgainIsTheSameOrder() {
        var first = world.http().post("/orders", wish);
        var again = world.http().post("/orders", wish);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(world.told(OrderCreated.class)).hasSize(1);
    }

    @Test
    void aCartIsOrderedOnceHoweverManyTryAtOnce() {
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (var i = 0; i < 30; i++) {
            var mine = Samples.wish(world.ids().next(), wish.cartId(), null);
            replies.add(world.http().sendLater("POST", "/orders", mine));
        }

        var statuses = replies.stream().map(CompletableFuture::join).map(Reply::status).toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(world.told(OrderCreated.class)).hasSize(1);
    }

    @Test
    void anotherOrdersPaymentIsRefusedByName() {
        world.http().post("/orders", wish);

        var other = world.http().post("/orders", Samples.paidAs(wish, world.ids().next()));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asString()).isEqualTo("payment-of-another-order");
        assertThat(other.json().at("/errors/0/pointer").asString()).isEqualTo("/paymentId");
        assertThat(world.told(OrderCreated.class)).hasSize(1);
    }

    @Test
    void aPaymentPaysForOneOrderHoweverManyTryAtOnce() {
        var replies = new ArrayList<CompletableFuture<Reply>>();
        for (var i = 0; i < 30; i++) {
            var mine = Samples.paidAs(wish, world.ids().next());
            replies.add(world.http().sendLater("POST", "/orders", mine));
        }

        var statuses = replies.stream().map(CompletableFuture::join).map(Reply::status).toList();

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(world.told(OrderCreated.class)).hasSize(1);
    }

    @Test
    void theTableItselfKeepsAPaymentToOneOrder() {
        var other = Samples.wish(world.ids().next());
        world.http().post("/orders", wish);
        world.http().post("/orders", other);

        assertThatThrownBy(() ->
                        world.database()
                                .sql(
                                        "update orders.orders set payment_id = :payment where order_id = :order")
                                .param("payment", wish.paymentId())
                                .param("order", other.orderId())
                                .update())
                .hasMessageContaining("one_order_per_payment");
    }

    @Test
    void anotherOrderUnderTheSameIdIsAConflict() {
        world.http().post("/orders", wish);

        var other = world.http().post("/orders", Samples.withoutPayment(order));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asString()).isEqualTo("order-exists");
    }

    @Test
    void aWishThatComesTooLateOrAfterItsCancelIsAConflict() {
        var late =
                world.http()
                        .post(
                                "/orders",
                                Samples.wish(order, wish.cartId(), world.now().minusSeconds(1)));
        world.hear(new CancelOrder(order, CancellationReason.FRAUD, null));
        var forbidden = world.http().post("/orders", wish);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asString()).isEqualTo("order-expired");
        assertThat(forbidden.json().get("code").asString()).isEqualTo("order-cancelled");
        assertThat(world.told()).isEmpty();
    }

    @Test
    void anOrderIsCancelledOnceForOneReason() {
        world.http().post("/orders", wish);
        var reason = Map.of("reason", "CUSTOMER_REQUESTED", "requestedBy", "Ada");

        var first = cancel(reason);
        var again = cancel(reason);
        var other = cancel(Map.of("reason", "FRAUD"));

        assertThat(List.of(first.status(), again.status(), other.status()))
                .containsExactly(200, 200, 409);
        assertThat(first.json().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(other.json().get("code").asString()).isEqualTo("already-cancelled");
        assertThat(world.told(OrderCancelled.class)).hasSize(1);
        assertThat(get(order).as(OrderDetails.class).cancelReason())
                .isEqualTo(CancellationReason.CUSTOMER_REQUESTED);
        assertThat(historyActors()).contains("Ada");
    }

    @Test
    void manyWhoCancelAtOnceCancelOnce() {
        world.http().post("/orders", wish);
        var replies =
                IntStream.range(0, 20)
                        .mapToObj(_ ->
                                world.http()
                                        .sendLater(
                                                "POST", path("/cancel"), "{\"reason\":\"FRAUD\"}"))
                        .toList();

        assertThat(replies).extracting(reply -> reply.join().status()).containsOnly(200);
        assertThat(world.told(OrderCancelled.class)).hasSize(1);
    }

    @Test
    void aCancelOfAnOrderThatWasChangedSinceIsRefused() {
        world.http().post("/orders", wish);
        world.hear(
                new PaymentCaptured(
                        Objects.requireNonNull(wish.paymentId()),
                        order,
                        2_300,
                        "GBP",
                        world.now()));

        var stale =
                world.http().post(path("/cancel"), "{\"reason\":\"FRAUD\"}", "If-Match", "\"2\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(world.told(OrderCancelled.class)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var old = UUID.fromString("00000000-0000-4000-8000-000000000001");

        assertThat(get(old).status()).isEqualTo(404);
        assertThat(world.http().get("/orders/" + old + "/timeline").status()).isEqualTo(404);
        assertThat(
                        world.http()
                                .post("/orders/" + old + "/cancel", "{\"reason\":\"FRAUD\"}")
                                .status())
                .isEqualTo(404);
        assertThat(world.http().get("/admin/journeys/" + old).status()).isEqualTo(404);
        var accepted = world.ids().nextOf(IdKinds.CHECKOUT_SESSION);
        assertThat(world.http().get("/admin/journeys/" + accepted).status()).isEqualTo(503);
    }

    @Test
    void anOrderThatIsStillOnItsWayIsWaitedFor() {
        var asked = world.http().sendLater("GET", "/orders/" + order, null);
        var told = world.http().sendLater("GET", path("/timeline"), null);

        var session = Objects.requireNonNull(wish.checkoutSessionId());
        world.hearInJourney(session, wish);
        world.hearInJourney(session, world.told().toArray());

        assertThat(asked.join().status()).isEqualTo(200);
        assertThat(told.join().json().get("entries").size()).isEqualTo(1 + 3);
    }

    @Test
    void aFreshIdThatNeverBecomesAnOrderIsNotFoundAfterASecond() {
        var asked = world.http().sendLater("GET", "/orders/" + order, null);

        await().until(() -> {
            world.clock().advance(Duration.ofMillis(400));
            return asked.isDone();
        });

        assertThat(asked.join().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders?limit=0",
                "/orders?limit=201",
                "/orders?limit=many",
                "/orders?status=LOST",
                "/orders?stage=LOST",
                "/orders/news",
                "/orders/news?after=me",
                "/orders/news?wait=soon&after=0199b2c4-7a03-7f85-93cd-e04a7b6d218c",
                "/orders?number=12345678",
                "/orders?number=ORD-1%00",
                "/orders?minTotal=much",
                "/orders?maxTotal=-1",
                "/orders?customerId=me",
                "/orders?from=yesterday",
                "/orders?to=%2B1000000000-12-31T23:59:59.999999999Z",
                "/orders?cursor=nonsense",
                "/orders?cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTkuOTk5OTk5OTk5Wh8w",
                "/orders/not-an-id",
                "/admin/orders/refold?limit=0",
                "/admin/orders/refold?from=x",
            })
    void badQuestionsAreNamed(String path) {
        var reply = world.http().get(path);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("errors").size()).isPositive();
    }

    @Test
    void badWishesAreNamedToTheField() {
        var negative = world.http().post("/orders", "{\"total\":-1}");
        var wrongTotal =
                world.http().post("/orders", text().replace("\"total\":2300", "\"total\":2301"));
        var unknown =
                world.http().post("/orders", text().replace("\"total\"", "\"sum\":1,\"total\""));
        var elsewhere =
                world.http()
                        .post(
                                path("/cancel"),
                                Map.of("reason", "FRAUD", "orderId", UUID.randomUUID()));
        var noReason = world.http().post(path("/cancel"), "{}");

        assertThat(pointer(wrongTotal)).isEqualTo("/total");
        assertThat(pointer(unknown)).isEqualTo("/sum");
        assertThat(pointer(elsewhere)).isEqualTo("/orderId");
        assertThat(pointer(noReason)).isEqualTo("/reason");
        assertThat(
                        List.of(
                                negative.status(),
                                wrongTotal.status(),
                                unknown.status(),
                                elsewhere.status(),
                                noReason.status()))
                .containsOnly(400);
    }

    @Test
    void theListCanBeNarrowedToANumberAStageAndAnAmount() {
        var customer = customer();
        var mine = world.ids().next();
        world.hear(of(Samples.wish(mine), customer));
        world.hear(of(Samples.wish(world.ids().next()), customer));
        project();
        var one = world.http().get("/orders/" + mine).json();
        var number = one.get("confirmationNumber").asString();
        var total = one.get("total").asLong();
        var stage = one.get("stage").asString();

        assertThat(listed("number=" + number)).containsExactly(mine);
        var his = "customerId=" + customer;
        assertThat(listed(his + "&stage=" + stage)).hasSize(2);
        assertThat(listed(his + "&stage=ON_HOLD")).isEmpty();
        assertThat(listed(his + "&minTotal=" + total + "&maxTotal=" + total)).hasSize(2);
        assertThat(listed(his + "&minTotal=" + (total + 1))).isEmpty();
        assertThat(listed(his + "&maxTotal=" + (total - 1))).isEmpty();
    }

    @Test
    void newsAreWaitedForAndGoOnWhereTheLastOnesEnded() {
        var customer = customer();
        var first = world.ids().next();
        world.hear(of(Samples.wish(first), customer));
        project();
        var path = "/orders/news?customerId=" + customer + "&wait=20s&after=";
        var asked = world.http().sendLater("GET", path + first, null);
        world.clock().advance(Duration.ofSeconds(1));
        var second = world.ids().next();
        world.hear(of(Samples.wish(second), customer));
        project();

        var news = asked.join().json();

        assertThat(news.get("orders").size()).isEqualTo(1);
        assertThat(news.get("orders").get(0).get("orderId").asString())
                .isEqualTo(second.toString());
        assertThat(news.get("more").asBoolean()).isFalse();
        var later = world.http().get("/orders/news?after=" + second + "&customerId=" + customer);
        assertThat(later.json().get("orders").size()).isZero();
    }

    private List<UUID> listed(String query) {
        return world.http()
                .get("/orders?" + query)
                .json()
                .get("items")
                .valueStream()
                .map(item -> UUID.fromString(item.get("orderId").asString()))
                .toList();
    }

    @Test
    void theListIsPagedWithoutGapsOrRepeats() {
        var customer = customer();
        var placed = new ArrayList<UUID>();
        for (var i = 0; i < 7; i++) {
            var mine = world.ids().next();
            placed.addFirst(mine);
            world.hear(of(Samples.wish(mine), customer));
            if (i % 3 == 0) {
                world.clock().advance(Duration.ofSeconds(1)); // some share their moment
            }
        }
        project();

        var listed = new ArrayList<UUID>();
        String next = "/orders?limit=3&customerId=" + customer;
        while (next != null) {
            var reply = world.http().get(next);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            reply.json()
                    .get("items")
                    .forEach(item -> listed.add(UUID.fromString(item.get("orderId").asString())));
            var cursor = reply.json().get("nextCursor");
            next =
                    cursor == null || cursor.isNull()
                            ? null
                            : "/orders?limit=3&customerId="
                                    + customer
                                    + "&cursor="
                                    + cursor.asString();
            assertThat(reply.has("Link")).isEqualTo(next != null);
        }

        assertThat(listed).containsExactlyElementsOf(placed);
    }

    @Test
    void theListIsNarrowedByStatusAndTime() {
        var customer = customer();
        var cancelled = world.ids().next();
        var start = world.now();
        world.hear(of(Samples.wish(cancelled), customer));
        world.hear(new CancelOrder(cancelled, CancellationReason.FRAUD, null));
        world.clock().advance(Duration.ofMinutes(1));
        world.hear(of(wish, customer));
        project();
        var mine = "/orders?customerId=" + customer;

        assertThat(ids(mine)).containsExactly(order, cancelled);
        assertThat(ids(mine + "&status=CANCELLED")).containsExactly(cancelled);
        assertThat(ids(mine + "&status=CREATED")).containsExactly(order);
        assertThat(ids(mine + "&status=COMPLETED")).isEmpty();
        assertThat(ids(mine + "&from=" + start.plusSeconds(1))).containsExactly(order);
        assertThat(ids(mine + "&to=" + start.plusSeconds(1))).containsExactly(cancelled);
        assertThat(ids("/orders?status=CANCELLED&from=" + start)).containsExactly(cancelled);
    }

    @Test
    void onesOwnWriteIsNeverMissingThoughTheViewLags() {
        var customer = customer();
        var before = world.ids().next();
        world.hear(of(Samples.wish(before), customer));
        project();
        var token = world.http().post("/orders", of(wish, customer)).header("Waybill-Consistency");
        var mine = "/orders?customerId=" + customer;

        assertThat(ids(mine)).containsExactly(before);
        assertThat(lagging(mine, token)).containsExactly(order, before);
        assertThat(lagging(mine + "&status=CANCELLED", token)).isEmpty();
    }

    @Test
    void aReadWithATokenWaitsForTheViewAndNoLonger() {
        var customer = customer();
        var token = world.http().post("/orders", of(wish, customer)).header("Waybill-Consistency");
        project();

        assertThat(ids("/orders?customerId=" + customer, "Waybill-Consistency", token))
                .containsExactly(order);
        assertThat(world.http().get("/orders", "Waybill-Consistency", "order/me@1").status())
                .isEqualTo(400);
        assertThat(world.http().get("/orders?limit=1", "Waybill-Consistency", "cart/1@1").status())
                .isEqualTo(200);
    }

    @Test
    void theTimelineTellsTheWholeJourneyAndWhoCancelled() {
        var session = Objects.requireNonNull(wish.checkoutSessionId());
        var tea = wish.items().getFirst();
        world.hearInJourney(
                session,
                new CartCheckedOut(
                        order,
                        world.now(),
                        wish.cartId(),
                        wish.customerId(),
                        List.of(new CartCheckedOut.Item(tea.productId(), 1, 1, null, null)),
                        null,
                        null,
                        2_300,
                        "GBP",
                        session,
                        null,
                        null,
                        null,
                        null),
                new ReserveInventory(
                        wish.cartId(),
                        null,
                        List.of(new ReserveInventory.Item(tea.productId(), 2)),
                        null,
                        order,
                        null),
                new CheckoutIntervened(
                        world.ids().next(),
                        session,
                        order,
                        CheckoutIntervened.Action.RETRIED,
                        "grace",
                        "the bank is back",
                        world.now()),
                wish);
        world.http()
                .post(
                        path("/cancel"),
                        "{\"reason\":\"CUSTOMER_REQUESTED\",\"requestedBy\":\"Ada\"}");
        world.hearInJourney(session, world.told().toArray());

        var entries = world.http().get(path("/timeline")).json().get("entries");

        var types = new ArrayList<String>();
        entries.forEach(entry -> types.add(entry.get("type").asString()));
        assertThat(types)
                .contains(
                        "cart-checked-out",
                        "reserve-inventory",
                        "checkout-intervened",
                        "create-order",
                        "order-confirmed",
                        "order-cancelled")
                .contains("void-payment", "release-inventory")
                .hasSize(4 + 3 + 4);
        assertThat(entries.toString())
                .contains("grace does not wait and has it asked again, because: the bank is back");
        assertThat(world.tellings()).extracting("correlationId").containsOnly(session);
        assertThat(historyActors()).contains("Ada");
        assertThat(world.http().get("/admin/journeys/" + session).json().get("entries"))
                .hasSameSizeAs(entries);
    }

    @Test
    void aMessageAndARequestForOneCartAtOnceMakeOneOrder() {
        for (var round = 0; round < 20; round++) {
            var cart = world.ids().next();
            var asked =
                    world.http()
                            .sendLater(
                                    "POST",
                                    "/orders",
                                    Samples.wish(world.ids().next(), cart, null));
            var message = Samples.wish(world.ids().next(), cart, null);
            try {
                world.hear(message);
            } catch (DuplicateKeyException _) {
                world.hear(message); // as the kernel does
            }
            assertThat(asked.join().status()).isIn(201, 409);
            assertThat(world.told(OrderCreated.class)).hasSize(1);
            world.hear(world.told());
            world.forget();
        }
    }

    @Test
    void theMoneyOfAllOrdersIsSummedForTheBooks() {
        world.hear(of(wish, customer()));
        world.hear(
                new PaymentCaptured(
                        Objects.requireNonNull(wish.paymentId()),
                        order,
                        2_300,
                        "GBP",
                        world.now()));
        project();
        var before = world.http().get("/admin/orders/money").json().get(0);
        var cancelled = Samples.wish(world.ids().next());
        world.hear(
                cancelled,
                new CancelOrder(
                        Objects.requireNonNull(cancelled.orderId()),
                        CancellationReason.FRAUD,
                        null));

        var after = world.http().get("/admin/orders/money").json().get(0);

        assertThat(before.get("captured").asLong()).isGreaterThanOrEqualTo(2_300);
        assertThat(after.get("orders").asLong()).isEqualTo(before.get("orders").asLong() + 1);
        assertThat(after.get("unsettled").asLong()).isEqualTo(before.get("unsettled").asLong() + 1);
    }

    @Test
    void theChecksGoThroughAllOrdersInPages() {
        world.hear(IntStream.range(0, 5).mapToObj(_ -> Samples.wish(world.ids().next())).toList());
        project();

        var checked = 0;
        String from = "";
        while (from != null) {
            var check = world.http().get("/admin/orders/refold?limit=2" + from).json();
            assertThat(check.get("differing").size()).isZero();
            checked += check.get("checked").asInt();
            var next = check.get("next");
            from = next == null || next.isNull() ? null : "&from=" + next.asString();
        }

        assertThat((long) checked)
                .isEqualTo(
                        world.database()
                                .sql("select count(*) from orders.orders")
                                .query(Long.class)
                                .single());
    }

    private static UUID customer() {
        return world.ids().next();
    }

    private static CreateOrder of(CreateOrder wish, UUID customer) {
        return new CreateOrder(
                wish.cartId(),
                customer,
                wish.items(),
                wish.total(),
                wish.currency(),
                null,
                wish.orderId(),
                wish.checkoutSessionId(),
                wish.paymentId(),
                wish.reservationId(),
                null,
                null,
                null,
                null,
                null);
    }

    private static void project() {
        world.hear(world.told());
    }

    private String path(String rest) {
        return "/orders/" + order + rest;
    }

    private String text() {
        return new String(Wire.write(wish), StandardCharsets.UTF_8);
    }

    private Reply cancel(Object body) {
        return world.http().post(path("/cancel"), body);
    }

    private static Reply get(UUID id) {
        return world.http().get("/orders/" + id);
    }

    private static String pointer(Reply reply) {
        return reply.json().get("errors").get(0).get("pointer").asString();
    }

    /** The world's clock stands still: it is moved on for those who wait. */
    private static List<UUID> lagging(String path, String token) {
        var reply = world.http().sendLater("GET", path, null, "Waybill-Consistency", token);
        await().until(() -> {
            world.clock().advance(Duration.ofMillis(400));
            return reply.isDone();
        });
        return ids(reply.join());
    }

    private static List<UUID> ids(String path, String... headers) {
        return ids(world.http().get(path, headers));
    }

    private static List<UUID> ids(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var ids = new ArrayList<UUID>();
        reply.json()
                .get("items")
                .forEach(item -> ids.add(UUID.fromString(item.get("orderId").asString())));
        return ids;
    }

    private List<String> historyActors() {
        return new Histories(world.database())
                .of(order).stream().map(r -> String.valueOf(r.actor())).toList();
    }
}

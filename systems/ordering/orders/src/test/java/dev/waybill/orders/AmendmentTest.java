package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.ShipInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderAmendmentEnded;
import dev.waybill.contracts.orders.OrderAmendmentEnded.Outcome;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderCollected;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.payments.AdjustAuthorization;
import dev.waybill.contracts.payments.AuthorizationAdjusted;
import dev.waybill.contracts.payments.AuthorizationAdjustmentDeclined;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Amendments that ask for more: what is held, what is committed, and what comes of those that fail.
 */
class AmendmentTest {

    private static SystemWorld world;

    private final Journey journey;
    private final UUID pot;

    AmendmentTest() {
        journey = new Journey(world);
        pot = world.ids().next();
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
    void placed() {
        world.hear(
                new ProductCreated(
                        world.ids().next(),
                        world.now(),
                        new Product(
                                pot,
                                "POT-1",
                                "Pot",
                                null,
                                700,
                                "GBP",
                                null,
                                ProductStatus.ACTIVE)));
        journey.placed();
        world.forget();
    }

    @AfterEach
    void allIsTheFoldOfHistory() {
        Checks.hold(world);
    }

    @Test
    void aDryRunOfMoreSaysWhatItWouldComeToAndAsksForNothing() {
        var said = amend("?dryRun=true", potAndTea()).json();

        assertThat(said.get("committed").asBoolean()).isFalse();
        assertThat(said.get("newTotal").asLong()).isEqualTo(2_300 + 700 + 1_000);
        assertThat(said.get("difference").asLong()).isEqualTo(1_700);
        assertThat(said.get("tells").valueStream().map(each -> each.asString()))
                .containsExactly(
                        "reserve-inventory",
                        "adjust-authorization",
                        "order-amended",
                        "order-amendment-ended");
        assertThat(world.told()).isEmpty();
        assertThat(count()).isZero();
    }

    @Test
    void moreAndOtherUnitsAreHeldThenPaidForThenPartOfTheOrder() {
        var begun = amend("", potAndTea());
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        var id = id(begun);
        var asked = world.told(ReserveInventory.class).getFirst();
        assertThat(asked.reservationId()).isEqualTo(id);
        assertThat(asked.items())
                .containsExactlyInAnyOrder(
                        new ReserveInventory.Item(pot, 1),
                        new ReserveInventory.Item(journey.tea, 1));
        assertThat(asked.expiresAt()).isAfter(world.now().plus(Duration.ofMinutes(14)));
        assertThat(commit(id).json().get("code").asString()).isEqualTo("amendment-not-ready");

        reserved(id);
        assertThat(state(id)).isEqualTo("PENDING");
        var committed = commit(id);
        assertThat(committed.status()).as(committed.text()).isEqualTo(202);
        var adjust = world.told(AdjustAuthorization.class).getFirst();
        assertThat(adjust.amount()).isEqualTo(4_000);
        assertThat(journey.details().total()).isEqualTo(2_300);
        assertThat(world.told(OrderAmended.class)).isEmpty();

        authorized(adjust);
        authorized(adjust);
        assertThat(state(id)).isEqualTo("APPLIED");
        assertThat(journey.details().total()).isEqualTo(4_000);
        assertThat(journey.details().revision()).isEqualTo(2);
        assertThat(world.told(OrderAmended.class)).hasSize(1);
        var ended = world.told(OrderAmendmentEnded.class);
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(ended.getFirst().reservationId()).isEqualTo(id);
        assertThat(commit(id).status()).isEqualTo(200);

        journey.released();
        assertThat(journey.fulfilment().items())
                .extracting(
                        OrderFulfilmentStarted.Item::productId,
                        OrderFulfilmentStarted.Item::quantity)
                .contains(tuple(pot, 1), tuple(journey.tea, 3));
    }

    @Test
    void whatIsSwappedIsHeldAndTheRestGivenBack() {
        var begun =
                amend(
                        "",
                        Map.of(
                                "items",
                                List.of(item(journey.cup, 0), item(pot, 1), item(journey.tea, 2))));
        var id = id(begun);
        reserved(id);
        var committed = commit(id);

        // The cup has 0.54 of the discount: 7.00 instead of 4.96.
        assertThat(committed.status()).isEqualTo(202);
        assertThat(world.told(AdjustAuthorization.class).getFirst().amount()).isEqualTo(2_504);
        authorized(world.told(AdjustAuthorization.class).getFirst());
        assertThat(journey.details().total()).isEqualTo(2_504);
        assertThat(world.told(ReleaseInventory.class))
                .extracting(ReleaseInventory::reservationId)
                .containsExactly(journey.wish.reservationId());
    }

    @Test
    void withoutStockNothingChanges() {
        var id = id(amend("", potAndTea()));
        world.hear(new InventoryUnavailable(journey.order, null, List.of(), world.now(), id));

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(amendment(id).json().get("failure").asString()).contains("stock");
        assertThat(journey.details().total()).isEqualTo(2_300);
        assertThat(journey.stage().name()).isEqualTo("CONFIRMED");
        assertThat(ended().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aPaymentThatDeclinesTheDifferenceLeavesTheOrderAsItWas() {
        var id = id(amend("", potAndTea()));
        reserved(id);
        commit(id);
        var adjust = world.told(AdjustAuthorization.class).getFirst();
        world.hear(
                new AuthorizationAdjustmentDeclined(
                        adjust.adjustmentId(),
                        adjust.paymentId(),
                        journey.order,
                        DeclineReason.INSUFFICIENT_FUNDS,
                        world.now()));

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(journey.details().total()).isEqualTo(2_300);
        assertThat(world.told(OrderAmended.class)).isEmpty();
        assertThat(ended().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended().reason()).contains("INSUFFICIENT_FUNDS");
    }

    @Test
    void anOrderIsNotReleasedBeforeItsAmendmentHasComeToAnEnd() {
        var id = id(amend("", potAndTea()));
        journey.released();
        assertThat(journey.stage().name()).isEqualTo("CONFIRMED");
        reserved(id);
        commit(id);
        journey.released();
        assertThat(journey.stage().name()).isEqualTo("CONFIRMED");

        authorized(world.told(AdjustAuthorization.class).getFirst());
        world.ring();

        assertThat(state(id)).isEqualTo("APPLIED");
        assertThat(journey.fulfilment().items())
                .extracting(
                        OrderFulfilmentStarted.Item::productId,
                        OrderFulfilmentStarted.Item::quantity)
                .contains(tuple(pot, 1), tuple(journey.tea, 3));
    }

    @Test
    void anAmendmentThatNobodyCommitsHoldsTheReleaseBackForFifteenMinutes() {
        world.clock().advance(Duration.ofMinutes(9));
        var id = id(amend("", potAndTea()));
        reserved(id);
        journey.released();
        assertThat(journey.stage().name()).isEqualTo("CONFIRMED");

        world.clock().advance(Duration.ofMinutes(5));
        world.ring();
        world.ring();

        assertThat(state(id)).isEqualTo("EXPIRED");
        assertThat(journey.stage().name()).isEqualTo("FULFILLING");
    }

    /**
     * Nothing is kept until it expires; whoever asks the customer's bank hears its answer first.
     */
    @Test
    void withItsOrderAnAmendmentEndsAtOnce() {
        var id = id(amend("", potAndTea()));
        reserved(id);
        journey.cancelled();

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(ended().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended().reservationId()).isEqualTo(id);
        assertThat(commit(id).json().get("failure").asString()).contains("over");
    }

    @Test
    void anAmendmentEndsAtOnceAlsoIfItsOrderIsCancelledOverHttp() {
        var id = id(amend("", potAndTea()));
        world.http()
                .post(
                        "/orders/" + journey.order + "/cancel",
                        Map.of("reason", "CUSTOMER_REQUESTED"));

        assertThat(journey.stage().name()).isEqualTo("CANCELLED");
        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(world.told(OrderAmendmentEnded.class)).hasSize(1);
        reserved(id); // comes too late, and is given back by what was told
        assertThat(state(id)).isEqualTo("FAILED");
    }

    @Test
    void anOrderThatIsCancelledWhileThePaymentIsAskedKeepsItsPrice() {
        var id = id(amend("", potAndTea()));
        reserved(id);
        commit(id);
        journey.cancelled();
        assertThat(state(id)).isEqualTo("COMMITTING");
        authorized(world.told(AdjustAuthorization.class).getFirst());

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(amendment(id).json().get("failure").asString()).contains("over");
        assertThat(world.told(AdjustAuthorization.class))
                .extracting(AdjustAuthorization::amount)
                .containsExactly(4_000L, 2_300L);
        assertThat(ended().outcome()).isEqualTo(Outcome.FAILED);
        authorized(world.told(AdjustAuthorization.class).getLast());
        assertThat(state(id)).isEqualTo("FAILED");
    }

    /**
     * What was added has a reservation of its own: it ships from there, and is sourced again there.
     */
    @Test
    void whatWasAddedIsShippedAndSourcedAgainUnderItsOwnReservation() {
        var id = id(amend("", potAndTea()));
        reserved(id);
        commit(id);
        authorized(world.told(AdjustAuthorization.class).getFirst());
        journey.released();
        var shipment = world.ids().next();

        journey.notFound(pot, 1, 0);
        assertThat(world.told(ResourceInventory.class))
                .extracting(ResourceInventory::reservationId, ResourceInventory::items)
                .containsExactly(tuple(id, List.of(new StockLine(pot, 1))));
        journey.foundElsewhere(new Allocation(pot, "cork", 1, null));

        journey.picked(shipment, journey.tea, 3);
        assertThat(world.told(ShipInventory.class))
                .extracting(ShipInventory::reservationId, ShipInventory::items)
                .containsExactly(
                        tuple(id, List.of(new StockLine(journey.tea, 1))),
                        tuple(
                                journey.wish.reservationId(),
                                List.of(new StockLine(journey.tea, 2))));
        world.forget();

        journey.sent(world.ids().next());
        assertThat(world.told(ShipInventory.class))
                .extracting(ShipInventory::reservationId, ShipInventory::items)
                .containsExactlyInAnyOrder(
                        tuple(id, List.of(new StockLine(pot, 1))),
                        tuple(
                                journey.wish.reservationId(),
                                List.of(new StockLine(journey.cup, 1))));
    }

    @Test
    void aDryRunOfACodeWaitsForPromotionsAndTellsTheTotalWithItsDiscount() throws Exception {
        var asks = CompletableFuture.supplyAsync(() -> amend("?dryRun=true", code("TEATIME")));
        await().untilAsserted(() -> assertThat(world.told(CalculateDiscount.class)).isNotEmpty());
        var asked = world.told(CalculateDiscount.class).getFirst();
        assertThat(asked.checkoutSessionId()).isNull();
        assertThat(asked.subtotal()).isEqualTo(2_550);
        world.hear(quoted(asked, 1_000, null));

        var said = asks.get();
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.json().get("newTotal").asLong()).isEqualTo(1_550);
        assertThat(said.json().get("difference").asLong()).isEqualTo(-750);
        assertThat(said.json().get("changedFields").valueStream().map(each -> each.asString()))
                .containsExactly("promotionCode");
        assertThat(said.json().get("tells").valueStream().map(each -> each.asString()))
                .containsExactly(
                        "calculate-discount",
                        "adjust-authorization",
                        "order-amended",
                        "order-amendment-ended");
        assertThat(world.told()).hasSize(1);
        assertThat(journey.details().total()).isEqualTo(2_300);
        assertThat(count()).isZero();
    }

    @Test
    void aDryRunOfACodeThatGivesNothingIsRefusedAsItWouldBe() throws Exception {
        var asks = CompletableFuture.supplyAsync(() -> amend("?dryRun=true", code("NO-SUCH")));
        await().untilAsserted(() -> assertThat(world.told(CalculateDiscount.class)).isNotEmpty());
        var asked = world.told(CalculateDiscount.class).getFirst();
        world.hear(quoted(asked, 0, DiscountRefusal.UNKNOWN_CODE));

        assertThat(asks.get().json().get("code").asString()).isEqualTo("promotion-refused");
        assertThat(asks.get().json().get("detail").asString()).contains("UNKNOWN_CODE");
    }

    private static Map<String, Object> code(String code) {
        return Map.of("promotionCode", code);
    }

    private static DiscountCalculated quoted(
            CalculateDiscount asked, long discount, @Nullable DiscountRefusal why) {
        return new DiscountCalculated(
                world.ids().next(),
                world.now(),
                asked.cartId(),
                discount,
                "GBP",
                null,
                null,
                why,
                asked.quoteId());
    }

    @Test
    void whatNobodyCommitsInFifteenMinutesIsGivenBack() {
        journey.world
                .http()
                .post("/orders/" + journey.order + "/holds", Map.of("reason", "FRAUD_REVIEW"));
        world.forget();
        var id = id(amend("", potAndTea()));
        reserved(id);
        world.clock().advance(Duration.ofMinutes(14));
        world.ring();
        assertThat(state(id)).isEqualTo("PENDING");

        world.clock().advance(Duration.ofMinutes(1));
        world.ring();
        world.ring();

        assertThat(state(id)).isEqualTo("EXPIRED");
        assertThat(ended().outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(commit(id).json().get("code").asString()).isEqualTo("amendment-is-over");
        assertThat(journey.details().total()).isEqualTo(2_300);
    }

    @Test
    void oneAmendmentAtATimeAndItCanBeWithdrawn() {
        var id = id(amend("", potAndTea()));
        assertThat(amend("", potAndTea()).json().get("code").asString())
                .isEqualTo("amendment-under-way");
        assertThat(amend("?dryRun=true", potAndTea()).status()).isEqualTo(200);

        assertThat(withdraw(id).status()).isEqualTo(200);
        assertThat(withdraw(id).status()).isEqualTo(200);
        assertThat(ended().outcome()).isEqualTo(Outcome.WITHDRAWN);
        reserved(id); // comes too late, and is given back by what was told
        assertThat(state(id)).isEqualTo("WITHDRAWN");
        assertThat(amend("", potAndTea()).status()).isEqualTo(202);
    }

    @Test
    void anOrderThatChangesMeanwhileIsNotCommittedAtAnOldPrice() {
        var id = id(amend("", potAndTea()));
        reserved(id);
        journey.cancelled(journey.cup, 1);

        var committed = commit(id);

        assertThat(committed.json().get("state").asString()).isEqualTo("FAILED");
        assertThat(ended().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ended().reason()).contains("changed");
    }

    @Test
    void anotherPromotionCodeIsPricedByPromotionsAndTakesThePlaceOfTheFirst() {
        var begun = amend("", Map.of("promotionCode", "TEATIME"));
        var id = id(begun);
        var asked = world.told(CalculateDiscount.class).getFirst();
        assertThat(asked.subtotal()).isEqualTo(2_550);
        assertThat(asked.checkoutSessionId()).isEqualTo(id);
        assertThat(world.told(ReserveInventory.class)).isEmpty();

        world.hear(discount(id, 1_000, null));
        assertThat(amendment(id).json().get("newTotal").asLong()).isEqualTo(1_550);
        commit(id);
        authorized(world.told(AdjustAuthorization.class).getFirst());

        assertThat(journey.details().total()).isEqualTo(1_550);
        var amended = world.told(OrderAmended.class).getFirst();
        assertThat(amended.changedFields())
                .containsExactly(OrderAmended.ChangedField.PROMOTION_CODE);
        assertThat(ended().promotionUseId()).isEqualTo(id);
        assertThat(ended().replacedPromotionUseId()).isEqualTo(journey.wish.checkoutSessionId());
        journey.cancelled();
        assertThat(world.told(OrderCancelled.class).getFirst().promotionUseId()).isEqualTo(id);
    }

    @Test
    void aCodeThatGivesNothingFailsAndSaysWhy() {
        var id = id(amend("", Map.of("promotionCode", "NO-SUCH")));
        world.hear(discount(id, 0, DiscountRefusal.UNKNOWN_CODE));

        assertThat(state(id)).isEqualTo("FAILED");
        assertThat(amendment(id).json().get("failure").asString()).contains("UNKNOWN_CODE");
        assertThat(amend("", Map.of("promotionCode", "welcome")).json().get("code").asString())
                .isEqualTo("code-already-applied");
    }

    @Test
    void stockThatWasAddedIsGivenBackByItsOwnReservation() {
        var id = id(amend("", potAndTea()));
        reserved(id);
        commit(id);
        authorized(world.told(AdjustAuthorization.class).getFirst());
        world.forget();

        journey.cancelled(journey.tea, 2);

        assertThat(world.told(ReleaseInventory.class))
                .extracting(ReleaseInventory::reservationId, ReleaseInventory::items)
                .containsExactly(
                        tuple(id, List.of(new StockLine(journey.tea, 1))),
                        tuple(
                                journey.wish.reservationId(),
                                List.of(new StockLine(journey.tea, 1))));
    }

    @Test
    void addedStockThatIsSoldMeanwhileIsTakenOutAgain() {
        var id = id(amend("", potAndTea()));
        reserved(id);
        commit(id);
        authorized(world.told(AdjustAuthorization.class).getFirst());

        world.hear(new InventoryUnavailable(journey.order, null, List.of(), world.now(), id));

        // Units are taken from the first line of their product, which has a share of the discount.
        assertThat(journey.details().total()).isEqualTo(2_398);
        assertThat(journey.stage().name()).isEqualTo("CONFIRMED");
        assertThat(world.told(OrderCancelled.class)).isEmpty();
    }

    @Test
    void whatCannotBeAddedIsRefusedAndPointedAt() {
        var unknown = amend("", Map.of("items", List.of(item(new UUID(0, 9), 1))));
        assertThat(unknown.json().get("code").asString()).isEqualTo("unknown-product");
        assertThat(unknown.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/items/0/productId");

        journey.released();
        var late = amend("", potAndTea());
        assertThat(late.json().get("code").asString()).isEqualTo("too-late-to-amend");
        assertThat(late.json().get("detail").asString()).contains("Order anew");
    }

    @Test
    void anOrderIsFetchedInsteadOfSentAndCompletedByWhoHandsItOver() {
        assertThat(collected().json().get("code").asString()).isEqualTo("not-for-collection");
        var amended = amend("", Map.of("deliveryMethod", "CLICK_AND_COLLECT"));
        assertThat(amended.status()).as(amended.text()).isEqualTo(200);
        assertThat(journey.details().deliveryMethod()).isEqualTo(DeliveryMethod.CLICK_AND_COLLECT);
        assertThat(collected().json().get("code").asString()).isEqualTo("not-ready-for-collection");

        journey.released();
        assertThat(journey.fulfilment().deliveryMethod())
                .isEqualTo(DeliveryMethod.CLICK_AND_COLLECT);
        assertThat(collected().status()).isEqualTo(200);
        assertThat(collected().status()).isEqualTo(200);

        assertThat(journey.stages()).endsWith("FULFILLING", "COMPLETED");
        var told = world.told(OrderCollected.class);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().handedOverBy()).isEqualTo("Grace");
        assertThat(told.getFirst().fulfilmentId()).isEqualTo(journey.fulfilment().fulfilmentId());
    }

    @Test
    void anOrderWithoutAnAddressIsReleasedOnceItIsFetched() {
        var nowhere = new Journey(world, Samples.withoutPayment(world.ids().next())).placed();
        world.http()
                .post(
                        "/orders/" + nowhere.order + "/amendments",
                        Map.of("deliveryMethod", "CLICK_AND_COLLECT"));

        nowhere.released();

        assertThat(nowhere.stage().name()).isEqualTo("FULFILLING");
        var home =
                world.http()
                        .post(
                                "/orders/" + nowhere.order + "/amendments",
                                Map.of("deliveryMethod", "HOME_DELIVERY"));
        assertThat(home.json().get("code").asString()).isEqualTo("too-late-to-amend");
    }

    private Reply collected() {
        return world.http()
                .post(
                        "/orders/" + journey.order + "/collected",
                        Map.of("handedOverBy", "Grace", "collectedBy", "Ada"));
    }

    private Map<String, Object> potAndTea() {
        return Map.of("items", List.of(item(pot, 1), item(journey.tea, 3)), "requestedBy", "Ada");
    }

    private static Map<String, Object> item(UUID product, int quantity) {
        return Map.of("productId", product.toString(), "quantity", quantity);
    }

    private Reply amend(String query, Map<String, ?> body) {
        return world.http().post("/orders/" + journey.order + "/amendments" + query, body);
    }

    private Reply amendment(UUID id) {
        return world.http().get("/orders/" + journey.order + "/amendments/" + id);
    }

    private Reply commit(UUID id) {
        return world.http()
                .post("/orders/" + journey.order + "/amendments/" + id + "/commit", null);
    }

    private Reply withdraw(UUID id) {
        return world.http()
                .post("/orders/" + journey.order + "/amendments/" + id + "/withdraw", null);
    }

    private String state(UUID id) {
        return amendment(id).json().get("state").asString();
    }

    private static UUID id(Reply begun) {
        var pending = Objects.requireNonNull(begun.json().get("pending"), begun.text());
        return UUID.fromString(pending.get("amendmentId").asString());
    }

    private void reserved(UUID id) {
        world.hear(new InventoryReserved(id, journey.order, null, List.of(), world.now()));
    }

    private void authorized(AdjustAuthorization asked) {
        world.hear(
                new AuthorizationAdjusted(
                        asked.adjustmentId(),
                        asked.paymentId(),
                        asked.orderId(),
                        asked.amount(),
                        asked.currency(),
                        world.now()));
    }

    private DiscountCalculated discount(UUID id, long discount, @Nullable DiscountRefusal why) {
        return new DiscountCalculated(
                world.ids().next(),
                world.now(),
                journey.wish.cartId(),
                discount,
                "GBP",
                null,
                id,
                why);
    }

    private OrderAmendmentEnded ended() {
        return world.told(OrderAmendmentEnded.class).getLast();
    }

    private long count() {
        return world.database()
                .sql("select count(*) from orders.amendment where order_id = :order")
                .param("order", journey.order)
                .query(Long.class)
                .single();
    }
}

package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.contracts.warehouse.StopRefusal;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole order, a line, or a part of a line is not wanted any more. */
class CancelTest {

    private static SystemWorld world;

    private Journey journey;

    CancelTest() {
        journey = new Journey(world);
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

    @AfterEach
    void allIsTheFoldOfHistory() {
        Checks.hold(world);
    }

    @Test
    void aPartOfALineIsGivenBackWithItsShareOfTheDiscountAndItsStock() {
        journey.placed().paid();

        var reply = cancel(journey.tea, 1);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("total").asLong()).isEqualTo(1_398);
        assertThat(refunds()).containsExactly(902L);
        assertThat(world.told(ReleaseInventory.class))
                .extracting(ReleaseInventory::items)
                .containsExactly(List.of(new StockLine(journey.tea, 1)));
        assertThat(world.told(OrderAmended.class)).hasSize(1);
        assertThat(journey.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(journey.details().items().getFirst().cancelled()).isEqualTo(1);
    }

    @Test
    void whateverTheOrderOfCancellingTheSharesAddUpToTheWhole() {
        journey.placed().paid();
        cancel(journey.tea, 1);
        cancel(journey.cup, 1);
        cancel(journey.tea, 1);

        assertThat(refunds()).containsExactly(902L, 496L);
        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(world.told(OrderCancelled.class)).hasSize(1);
        assertThat(world.told(OrderAmended.class)).hasSize(2);
        assertThat(
                        world.told(ReleaseInventory.class).stream()
                                .mapToInt(each -> each.items() == null ? 99 : each.items().size())
                                .sum())
                .isEqualTo(3);
    }

    @Test
    void aPartCancelledBeforeItIsSentIsNeverPaidFor() {
        journey.placed().cancelled(journey.cup, 1).released().sent(world.ids().next());
        journey.captured();

        assertThat(refunds()).isEmpty();
        assertThat(journey.details().captured()).isEqualTo(1_804);
    }

    @Test
    void theRestOfAnOrderIsCancelledWithTheRestOfItsMoney() {
        journey.placed().paid().cancelled(journey.cup, 1);
        journey.cancelled().cancelled();

        assertThat(refunds()).containsExactly(496L);
        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void anUnpaidOrderIsVoidedWhenAllOfItIsCancelledPieceByPiece() {
        journey.placed().cancelled(journey.cup, 1).cancelled(journey.tea, 2);

        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void anOrderOnHoldIsCancelledAndItsHoldsAreGone() {
        journey.placed();
        world.http().post("/orders/" + journey.order + "/holds", Map.of("reason", "FRAUD_REVIEW"));
        journey.cancelled();

        assertThat(journey.stages()).endsWith("ON_HOLD", "CANCELLED");
        assertThat(world.told(OrderHoldReleased.class)).hasSize(1);
    }

    @Test
    void whatTheWarehouseHasIsATaskAndTheAnswerTellsTheTruthMeanwhile() {
        journey.placed().paid().released();

        var reply = cancel(null, 0);
        var again = cancel(null, 0);

        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(reply.header("Location"))
                .isEqualTo("/orders/" + journey.order + "/cancellations");
        assertThat(reply.json().get("stage").asString()).isEqualTo("FULFILLING");
        assertThat(reply.json().get("note").asString()).contains("asked to stop");
        assertThat(again.status()).isEqualTo(202);
        assertThat(world.told(StopFulfilment.class)).hasSize(1);
        assertThat(states()).containsExactly("ASSESSING");
        assertThat(world.told(OrderCancelled.class)).isEmpty();
        assertThat(refunds()).isEmpty();
    }

    @Test
    void aTaskIsDoneWhenTheWarehouseHasStoppedAndTheMoneyIsBack() {
        journey.placed().released();
        cancel(null, 0);

        journey.stopped(new ProductUnits(journey.tea, 2), new ProductUnits(journey.cup, 1));

        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(states()).containsExactly("PENDING");
        assertThat(world.told(ReleaseInventory.class).getFirst().items()).hasSize(2);
        var asked = world.told(VoidPayment.class).getFirst();
        world.hear(new PaymentVoided(asked.paymentId(), journey.order, 2_300, "GBP", world.now()));
        assertThat(states()).containsExactly("DONE");
    }

    @Test
    void aTaskIsRejectedWhenTheWarehouseCannotStopAndTheOrderGoesOn() {
        journey.placed().paid().released();
        cancel(null, 0);

        journey.stopRefused(StopRefusal.ALREADY_PACKED);

        assertThat(states()).containsExactly("REJECTED");
        assertThat(tasks().get(0).get("note").asString()).contains("ALREADY_PACKED");
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
        assertThat(journey.note()).isNull();
        assertThat(refunds()).isEmpty();
    }

    @Test
    void ofAStoppedPartOnlyWhatStaysIsCancelled() {
        journey.placed().paid().released();
        cancel(journey.tea, 2);

        journey.stopped(new ProductUnits(journey.tea, 1));

        assertThat(states()).containsExactly("PENDING");
        assertThat(refunds()).containsExactly(902L);
        assertThat(journey.details().items().getFirst().cancelled()).isEqualTo(1);
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
        var parcel = world.ids().next();
        journey.sent(parcel).delivered(parcel);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void anAnswerThatComesWhenAllIsDeliveredRejectsTheTask() {
        journey.placed().released();
        cancel(null, 0);
        var parcel = world.ids().next();
        journey.sent(parcel).delivered(parcel);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);

        journey.stopRefused(StopRefusal.ALREADY_SHIPPED);

        assertThat(states()).containsExactly("REJECTED");
    }

    @Test
    void whatIsOnItsWayOrDeliveredIsAnsweredWithWhatToDoInstead() {
        var parcel = world.ids().next();
        journey.placed().released().sent(parcel);
        var onTheWay = cancel(null, 0);
        var part = cancel(journey.tea, 1);
        journey.delivered(parcel);
        var there = cancel(null, 0);

        assertThat(List.of(onTheWay.status(), part.status(), there.status())).containsOnly(409);
        assertThat(onTheWay.json().get("code").asString()).isEqualTo("already-dispatched");
        assertThat(there.json().get("code").asString()).isEqualTo("already-delivered");
        assertThat(there.json().get("detail").asString()).contains("/returns");
        assertThat(there.json().at("/link/href").asString())
                .startsWith("/returnable-orders/")
                .isEqualTo(onTheWay.json().at("/link/href").asString());
    }

    @Test
    void whatIsNotInTheOrderIsRefusedWithItsPlace() {
        journey.placed();
        var other = cancel(UUID.randomUUID(), 1);
        var more = cancel(journey.tea, 3);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/items/0/productId");
        assertThat(more.json().get("code").asString()).isEqualTo("more-than-open");
        assertThat(journey.details().total()).isEqualTo(2_300);
        assertThat(world.http().post(path(), "{\"reason\":\"FRAUD\",\"items\":[]}").status())
                .isEqualTo(400);
    }

    @Test
    void twoWhoCancelTheSameUnitAtOnceCancelItOnce() {
        journey.placed().paid();
        var body = body(journey.cup, 1);
        var replies =
                List.of(
                        world.http().sendLater("POST", path(), body),
                        world.http().sendLater("POST", path(), body));

        assertThat(replies.stream().map(reply -> reply.join().status()).toList())
                .containsExactlyInAnyOrder(200, 409);
        assertThat(refunds()).containsExactly(496L);
    }

    private Reply cancel(@Nullable UUID product, int quantity) {
        return world.http().post(path(), body(product, quantity));
    }

    private static Map<String, Object> body(@Nullable UUID product, int quantity) {
        var body = new HashMap<String, Object>(Map.of("reason", "CUSTOMER_REQUESTED"));
        if (product != null) {
            body.put("items", List.of(Map.of("productId", product, "quantity", quantity)));
        }
        return body;
    }

    private String path() {
        return "/orders/" + journey.order + "/cancel";
    }

    private JsonNode tasks() {
        return world.http().get("/orders/" + journey.order + "/cancellations").json();
    }

    private List<String> states() {
        return tasks().valueStream().map(task -> task.get("state").asString()).toList();
    }

    private static List<Long> refunds() {
        return world.told(RefundPayment.class).stream().map(RefundPayment::amount).toList();
    }
}

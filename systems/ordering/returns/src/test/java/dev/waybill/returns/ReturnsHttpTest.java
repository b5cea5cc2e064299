package dev.waybill.returns;

import static dev.waybill.returns.ReturnsWorld.details;
import static dev.waybill.returns.ReturnsWorld.done;
import static dev.waybill.returns.ReturnsWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.returns.Return.Status;
import dev.waybill.returns.ReturnsWorld.Goods;
import dev.waybill.testkit.SystemWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReturnsHttpTest {

    private static final ReturnsWorld RETURNS = new ReturnsWorld();
    private final SystemWorld world = RETURNS.world;

    @AfterAll
    static void close() {
        RETURNS.verify();
        RETURNS.close();
    }

    @Test
    void anOrderThatNobodyKnowsIsNotFound() {
        var nobodys = Map.of("productId", UUID.randomUUID(), "quantity", 1, "reason", "DEFECTIVE");
        var body = Map.of("orderId", UUID.randomUUID(), "items", List.of(nobodys));

        assertThat(refused(world.http().post("/returns", body), 404)).isEqualTo("order-not-found");
    }

    @Test
    void whatIsNotDeliveredIsRefusedAndSaysWhere() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.sold(new Goods(mug, 2, 1000));

        var reply = RETURNS.ask(sale, "REFUND", "DOES_NOT_FIT", mug, 1);

        assertThat(refused(reply, 409)).isEqualTo("more-than-delivered");
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/items/0/quantity");
    }

    @Test
    void askedTwiceWithOneKeyThereIsOneReturn() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 2, 1000));
        var wish = ReturnsWorld.wish(sale, "REFUND", "DOES_NOT_FIT", mug, 1);

        var first = done(world.http().post("/returns", wish, "Idempotency-Key", "r-1"));
        var second = done(world.http().post("/returns", wish, "Idempotency-Key", "r-1"));

        assertThat(details(second).returnId()).isEqualTo(details(first).returnId());
        assertThat(first.header("Location")).isEqualTo("/returns/" + details(first).returnId());
    }

    @Test
    void whoHasSeenAnotherVersionDecidesNothing() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 1, 1000));
        var reply = done(RETURNS.ask(sale, "CLAIM", "DAMAGED", mug, 1));
        var id = details(reply).returnId();

        assertThat(refused(RETURNS.post(id, "approve", Map.of(), "If-Match", "\"99\""), 412))
                .isEqualTo("precondition-failed");
        done(RETURNS.post(id, "approve", Map.of(), "If-Match", reply.header("ETag")));
    }

    @Test
    void aRejectedReturnSaysWhyAndGivesItsUnitsFree() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 1, 1000));
        var id = details(done(RETURNS.ask(sale, "CLAIM", "DAMAGED", mug, 1))).returnId();

        assertThat(refused(RETURNS.post(id, "reject", Map.of()), 400)).isEqualTo("invalid-request");
        done(RETURNS.post(id, "reject", Map.of("reason", "it is not damaged")));

        assertThat(RETURNS.get(id).status()).isEqualTo(Status.REJECTED);
        assertThat(RETURNS.history(id).getLast().note()).isEqualTo("it is not damaged");
        assertThat(refused(RETURNS.post(id, "approve", Map.of()), 409))
                .isEqualTo("return-rejected");
        done(RETURNS.ask(sale, "REFUND", "DOES_NOT_FIT", mug, 1));
    }

    @Test
    void onlyWhatIsBrokenOrGoneCanBeClaimed() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 1, 1000));

        assertThat(refused(RETURNS.ask(sale, "CLAIM", "DOES_NOT_FIT", mug, 1), 400))
                .isEqualTo("invalid-request");
        assertThat(refused(RETURNS.ask(sale, "REFUND", "NOT_RECEIVED", mug, 1), 400))
                .isEqualTo("invalid-request");
    }

    @Test
    void aLabelIsForWhatIsToBeSent() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 1, 1000));
        var asked = RETURNS.approved(sale, mug, 1);

        var label = done(world.http().get("/returns/" + asked.returnId() + "/label")).json();

        assertThat(label.path("number").asString()).isEqualTo(asked.number());
        assertThat(label.path("zpl").asString()).contains("^FD" + asked.number() + "^FS");
        done(RETURNS.post(asked.returnId(), "cancel", Map.of()));
        assertThat(refused(world.http().get("/returns/" + asked.returnId() + "/label"), 409))
                .isEqualTo("nothing-to-send");
    }

    @Test
    void listsAreFilteredAndPagedFromTheYoungest() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 5, 1000));
        var ids =
                IntStream.range(0, 5)
                        .mapToObj(_ -> RETURNS.approved(sale, mug, 1).returnId().toString())
                        .toList();
        done(RETURNS.post(UUID.fromString(ids.get(2)), "cancel", Map.of()));

        var seen = new ArrayList<String>();
        var path = "/returns?limit=2&status=APPROVED&kind=REFUND&orderId=" + sale.orderId();
        for (var cursor = ""; cursor != null; ) {
            var page = done(world.http().get(path + cursor)).json();
            page.path("items").forEach(each -> seen.add(each.path("returnId").asString()));
            var next = page.path("nextCursor");
            cursor = next.isMissingNode() || next.isNull() ? null : "&cursor=" + next.asString();
        }

        assertThat(seen).containsExactly(ids.get(4), ids.get(3), ids.get(1), ids.get(0));
        assertThat(
                        done(world.http().get("/returns?customerId=" + sale.customerId()))
                                .json()
                                .path("items")
                                .size())
                .isEqualTo(5);
    }

    @Test
    void whatMayBeReturnedCanBeSeenBefore() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 3, 1000, 2000L));
        RETURNS.approved(sale, mug, 1);

        var item =
                done(world.http().get("/returnable-orders/" + sale.orderId()))
                        .json()
                        .at("/items/0");

        assertThat(item.path("delivered").asInt()).isEqualTo(3);
        assertThat(item.path("returned").asInt()).isEqualTo(1);
        assertThat(item.path("returnable").asInt()).isEqualTo(2);
        assertThat(item.path("value").asInt()).isEqualTo(1333);
    }

    @Test
    void aPolicyHasVersionsAndEachReturnFollowsItsOwn() {
        try (var returns = new ReturnsWorld()) {
            var http = returns.world.http();
            var lamp = returns.product("lighting");
            var sale = returns.atTheDoor(new Goods(lamp, 2, 1000));
            var before = returns.approved(sale, lamp, 1);
            var first = done(http.get("/return-policy"));
            var policy = new HashMap<>(first.as(Map.class));
            var rule =
                    Map.of(
                            "returnable",
                            true,
                            "windowDays",
                            14,
                            "restockingFeePercent",
                            10,
                            "labelPaidBy",
                            "CUSTOMER",
                            "labelFee",
                            295,
                            "approval",
                            "BY_HAND");
            policy.put("categories", List.of(Map.of("category", "lighting", "rule", rule)));

            assertThat(refused(http.send("PUT", "/return-policy", policy), 428))
                    .isEqualTo("precondition-required");
            var changed =
                    done(
                            http.send(
                                    "PUT",
                                    "/return-policy",
                                    policy,
                                    "If-Match",
                                    first.header("ETag")));
            assertThat(changed.header("ETag")).isEqualTo("\"2\"");
            assertThat(
                            refused(
                                    http.send(
                                            "PUT",
                                            "/return-policy",
                                            policy,
                                            "If-Match",
                                            first.header("ETag")),
                                    412))
                    .isEqualTo("precondition-failed");

            var after = details(done(returns.ask(sale, "REFUND", "DOES_NOT_FIT", lamp, 1)));
            assertThat(after.status()).isEqualTo(Status.REQUESTED);
            assertThat(after.expected()).isEqualTo(1000 - 100 - 295);
            assertThat(returns.get(before.returnId()).expected()).isEqualTo(1000);
            assertThat(done(http.get("/return-policy")).header("ETag")).isEqualTo("\"2\"");
        }
    }
}

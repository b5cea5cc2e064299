package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderDeliveryAddressChanged;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that change before their fulfilment. */
class AmendTest {

    private static final Map<String, Object> CONWY =
            Map.of(
                    "recipientName", "Ada Lovelace",
                    "line1", "4 Castle Street",
                    "city", "Conwy",
                    "postalCode", "LL32 8AY",
                    "countryCode", "GB");

    private static SystemWorld world;

    private Journey journey;

    AmendTest() {
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

    /** A code would put its discount in the place of what came back. */
    @Test
    void whatCameInExchangeIsMadeSmallerAndNothingElse() {
        journey = new Journey(world, Samples.exchanged(world.ids().next())).placed();

        var code = amend("", Map.of("promotionCode", "TEATIME"));

        assertThat(code.status()).isEqualTo(409);
        assertThat(code.json().get("code").asString()).isEqualTo("exchanged");
        assertThat(amend("", fewerTeas()).status()).isEqualTo(200);
    }

    @Test
    void aDryRunSaysWhatItWouldComeToAndChangesNothing() {
        journey.placed().paid();
        world.forget();
        var before = world.http().get("/orders/" + journey.order);

        var reply = amend("?dryRun=true", fewerTeas());

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var said = reply.json();
        assertThat(said.get("committed").asBoolean()).isFalse();
        assertThat(said.get("previousTotal").asLong()).isEqualTo(2_300);
        assertThat(said.get("newTotal").asLong()).isEqualTo(1_398);
        assertThat(said.get("difference").asLong()).isEqualTo(-902);
        assertThat(said.get("tells").valueStream().map(each -> each.asString()))
                .containsExactly("order-amended", "release-inventory", "refund-payment");
        assertThat(world.told()).isEmpty();
        assertThat(world.http().get("/orders/" + journey.order).text()).isEqualTo(before.text());
    }

    @Test
    void whatIsCommittedIsWhatTheDryRunSaid() {
        journey.placed().paid();
        var tried = amend("?dryRun=true", fewerTeas()).json();
        world.forget();

        var done = amend("", fewerTeas());

        assertThat(done.header("ETag"))
                .isEqualTo(world.http().get("/orders/" + journey.order).header("ETag"));
        assertThat(done.json().get("committed").asBoolean()).isTrue();
        for (var field : List.of("newTotal", "difference", "tells", "revision", "changedFields")) {
            assertThat(done.json().get(field)).as(field).isEqualTo(tried.get(field));
        }
        assertThat(world.told(RefundPayment.class)).hasSize(1);
        assertThat(world.told(ReleaseInventory.class)).hasSize(1);
        assertThat(journey.details().total()).isEqualTo(1_398);
        assertThat(journey.details().revision()).isEqualTo(2);
    }

    @Test
    void anOrderThatGoesSomewhereElseIsSentThere() {
        journey.placed();

        var reply = amend("", Map.of("address", CONWY, "requestedBy", "Ada"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var changed = world.told(OrderDeliveryAddressChanged.class).getFirst();
        assertThat(changed.previousPostalCode()).isEqualTo("SW1Y 4JH");
        assertThat(changed.addressRevision()).isEqualTo(2);
        assertThat(changed.changedBy()).isEqualTo("Ada");
        assertThat(world.told(OrderAmended.class)).hasSize(1);
        journey.released();
        var sent = Objects.requireNonNull(journey.fulfilment().shippingAddress());
        assertThat(sent.postcode()).isEqualTo("LL32 8AY");
        assertThat(Objects.requireNonNull(journey.details().address()).city()).isEqualTo("Conwy");
    }

    @Test
    void anOrderWithoutAnAddressGetsOneAndTheTimeToThinkAgain() {
        journey = new Journey(world, Samples.withoutPayment(world.ids().next())).placed();
        world.clock().advance(Duration.ofDays(1));

        amend("", Map.of("address", CONWY));
        assertThat(journey.note()).isNull();
        world.clock().advance(Duration.ofMinutes(9));
        world.ring();
        assertThat(journey.stage()).isEqualTo(OrderStage.CONFIRMED);
        world.clock().advance(Duration.ofMinutes(1));
        world.ring();

        assertThat(world.told(OrderFulfilmentStarted.class)).hasSize(1);
    }

    @Test
    void aNewAddressThatCannotBeHoldsTheOrder() {
        journey.placed();
        var odd = new HashMap<>(CONWY);
        odd.put("postalCode", "10115");

        amend("", Map.of("address", odd));

        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
    }

    @Test
    void aLateAmendmentIsRefusedWithTheReasonAndWhatToDoInstead() {
        journey.placed().released();
        var late = amend("", fewerTeas());
        var dry = amend("?dryRun=true", fewerTeas());
        journey.sent(world.ids().next());

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asString()).isEqualTo("too-late-to-amend");
        assertThat(late.json().get("detail").asString()).contains("/cancel");
        assertThat(dry.status()).isEqualTo(409);
    }

    @Test
    void whatIsNotPossibleChangesNothingAtAll() {
        journey.placed().paid();
        var more =
                amend(
                        "",
                        Map.of(
                                "address",
                                CONWY,
                                "items",
                                List.of(item(new UUID(0, 1).toString(), 1))));
        var other = amend("", Map.of("items", List.of(item(new UUID(0, 1).toString(), 0))));
        var nothing =
                amend(
                        "",
                        Map.of(
                                "items",
                                List.of(
                                        item(journey.tea.toString(), 0),
                                        item(journey.cup.toString(), 0))));
        var same = amend("", Map.of("items", List.of(item(journey.tea.toString(), 2))));
        var stale = world.http().post(path(""), Map.of("address", CONWY), "If-Match", "\"1\"");

        assertThat(List.of(more, other, nothing, same))
                .extracting(reply -> reply.json().get("code").asString())
                .containsExactly("unknown-product", "not-in-order", "nothing-left", "no-change");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(amend("", Map.of("reason", "none")).status()).isEqualTo(400);
        assertThat(journey.details().total()).isEqualTo(2_300);
        assertThat(world.told(OrderAmended.class)).isEmpty();
    }

    private Map<String, Object> fewerTeas() {
        return Map.of(
                "items", List.of(item(journey.tea.toString(), 1)), "reason", "One is enough.");
    }

    private static Map<String, Object> item(String product, int quantity) {
        return Map.of("productId", product, "quantity", quantity);
    }

    private String path(String query) {
        return "/orders/" + journey.order + "/amendments" + query;
    }

    private Reply amend(String query, Map<String, ?> body) {
        return world.http().post(path(query), body);
    }
}

package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.contracts.warehouse.StopRefusal;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that wait for somebody. */
class HoldTest {

    private static SystemWorld world;

    private Journey journey;

    HoldTest() {
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
    void anOrderGoesOnWhenTheLastOfItsHoldsIsReleased() {
        journey.placed();
        var fraud = place("FRAUD_REVIEW");
        var address = place("ADDRESS_VERIFICATION");
        world.clock().advance(Duration.ofHours(1));
        world.ring();
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);

        assertThat(release(fraud, "a regular customer").status()).isEqualTo(200);
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
        assertThat(release(address, "the customer was asked").status()).isEqualTo(200);
        assertThat(journey.stage()).isEqualTo(OrderStage.CONFIRMED);
        world.clock().advance(Duration.ofSeconds(1));
        world.ring();

        assertThat(journey.stages())
                .containsExactly(
                        "CONFIRMED", "ON_HOLD", "CONFIRMED", "AWAITING_FULFILMENT", "FULFILLING");
        assertThat(world.told(OrderPlacedOnHold.class)).hasSize(2);
        assertThat(world.told(OrderHoldReleased.class))
                .extracting(
                        OrderHoldReleased::previousReason,
                        OrderHoldReleased::resolution,
                        OrderHoldReleased::releasedBy,
                        each -> each.nextStatus().name())
                .containsExactly(
                        tuple(HoldReason.FRAUD_REVIEW, "a regular customer", "Ffion", "CONFIRMED"),
                        tuple(
                                HoldReason.ADDRESS_VERIFICATION,
                                "the customer was asked",
                                "Ffion",
                                "CONFIRMED"));
    }

    @Test
    void aHoldIsAnsweredWholeWithTeamAndDeadlineOfItsReason() {
        journey.placed();
        var reply =
                world.http()
                        .post(
                                holds(),
                                Map.of(
                                        "reason",
                                        "FRAUD_REVIEW",
                                        "customerMessage",
                                        "We will call you."));

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("ETag")).isEqualTo("\"3\"");
        var hold = reply.json();
        assertThat(hold.get("ownerTeam").asString()).isEqualTo("fraud");
        assertThat(hold.get("overdue").asBoolean()).isFalse();
        assertThat(hold.get("placedBy").asString()).isNotBlank();
        assertThat(world.http().get(holds()).json().get(0)).isEqualTo(hold);
        assertThat(journey.note()).isEqualTo("We will call you.");
    }

    @Test
    void aReleaseAskedAgainIsAnsweredAgainAndAnotherOneIsNotTaken() {
        journey.placed();
        var hold = place("FRAUD_REVIEW");

        assertThat(release(hold, "fine").status()).isEqualTo(200);
        assertThat(release(hold, "fine").status()).isEqualTo(200);
        var other = release(hold, "not fine");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asString()).isEqualTo("already-released");
        assertThat(world.told(OrderHoldReleased.class)).hasSize(1);
    }

    @Test
    void whoHasSeenAnotherVersionOfTheOrderIsRefused() {
        journey.placed();
        var stale =
                world.http().post(holds(), Map.of("reason", "FRAUD_REVIEW"), "If-Match", "\"1\"");
        var hold = place("FRAUD_REVIEW");
        var staleRelease =
                world.http()
                        .post(
                                holds() + "/" + hold + "/release",
                                Map.of("resolution", "fine"),
                                "If-Match",
                                "\"2\"");

        assertThat(List.of(stale.status(), staleRelease.status())).containsExactly(412, 412);
    }

    @Test
    void theSameRequestUnderTheSameKeyPlacesOneHold() {
        journey.placed();
        var body = Map.of("reason", "PAYMENT_REVIEW");
        var replies =
                IntStream.range(0, 3)
                        .mapToObj(_ -> world.http().post(holds(), body, "Idempotency-Key", "key-1"))
                        .toList();

        assertThat(replies).extracting(Reply::text).containsOnly(replies.getFirst().text());
        assertThat(world.http().get(holds()).json().size()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatIsOverIsNotHeld() {
        var nobody = "/orders/" + UUID.randomUUID() + "/holds";
        journey.placed().cancelled();

        assertThat(world.http().post(nobody, Map.of("reason", "FRAUD_REVIEW")).status())
                .isEqualTo(404);
        assertThat(release(UUID.randomUUID(), "fine").status()).isEqualTo(404);
        var over = world.http().post(holds(), Map.of("reason", "FRAUD_REVIEW"));
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.json().get("code").asString()).isEqualTo("past-holding");
    }

    @Test
    void anOrderUnderReviewIsConfirmedAndHeldInOneHandling() {
        journey =
                new Journey(world, Samples.withHolds(world.ids().next(), HoldReason.FRAUD_REVIEW));
        journey.placed();

        assertThat(journey.stages()).containsExactly("CONFIRMED", "ON_HOLD");
        assertThat(world.told(CapturePayment.class)).isEmpty();
        assertThat(world.told(OrderPlacedOnHold.class))
                .extracting(OrderPlacedOnHold::reason)
                .containsExactly(HoldReason.FRAUD_REVIEW);
        journey.placed();
        assertThat(world.told(OrderPlacedOnHold.class)).hasSize(1);
        world.clock().advance(Duration.ofHours(1));
        world.ring();
        assertThat(world.told(OrderFulfilmentStarted.class)).isEmpty();
    }

    @Test
    void aPostcodeThatCannotBeOfItsCountryMakesAnAddressHold() {
        journey =
                new Journey(
                        world,
                        to(new DeliveryAddress("Ada", "1 Lane", null, "Bath", "10115", "GB")));
        journey.placed();

        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
        assertThat(world.told(OrderPlacedOnHold.class))
                .extracting(OrderPlacedOnHold::reason)
                .containsExactly(HoldReason.ADDRESS_VERIFICATION);
    }

    @Test
    void openHoldsAreListedTheMostUrgentFirstAndCountedWhenTheyAreOverdue() {
        journey.placed();
        var late = place("FRAUD_REVIEW", world.now().plusSeconds(60));
        var urgent = place("PAYMENT_REVIEW", world.now().plusSeconds(30));
        place("INVENTORY_RECHECK", world.now().plus(Duration.ofDays(300)));
        world.clock().advance(Duration.ofSeconds(61));
        var meters = new SimpleMeterRegistry();
        new HoldMeters(meters, world.clock(), new Holds(world.database())::count);

        var first = world.http().get("/admin/holds?overdue=true&limit=1");
        var mine = world.http().get("/admin/holds?overdue=true&limit=200").json().get("items");

        assertThat(first.has("Link")).isTrue();
        assertThat(mine.valueStream().map(each -> each.get("holdId").asString()))
                .containsSubsequence(urgent.toString(), late.toString());
        assertThat(mine.valueStream().map(each -> each.get("overdue").asBoolean()))
                .containsOnly(true);
        var overdue = meters.find("waybill.orders.holds.overdue").tag("reason", "FRAUD_REVIEW");
        assertThat(overdue.gauge()).isNotNull().matches(gauge -> gauge.value() >= 1);
        release(late, "fine");
        release(urgent, "fine");
    }

    @Test
    void aHoldOnWhatTheWarehouseHasAsksItToStopAndTheOrderIsSentAnewLater() {
        journey.placed().released();
        var hold = place("FRAUD_REVIEW");
        assertThat(world.told(StopFulfilment.class)).hasSize(1);

        journey.stopped(new ProductUnits(journey.tea, 2), new ProductUnits(journey.cup, 1));
        release(hold, "fine");
        world.clock().advance(Duration.ofSeconds(1));
        world.ring();

        assertThat(journey.stages())
                .endsWith("FULFILLING", "ON_HOLD", "AWAITING_FULFILMENT", "FULFILLING");
        assertThat(world.told(OrderFulfilmentStarted.class)).hasSize(2);
    }

    @Test
    void anOrderThatIsReleasedBeforeTheWarehouseHasAnsweredWaitsForTheAnswer() {
        journey.placed().released();
        release(place("FRAUD_REVIEW"), "fine");
        world.clock().advance(Duration.ofMinutes(1));
        world.ring();
        assertThat(journey.stage()).isEqualTo(OrderStage.AWAITING_FULFILMENT);

        journey.stopped(new ProductUnits(journey.tea, 2), new ProductUnits(journey.cup, 1));
        world.clock().advance(Duration.ofMinutes(1));
        world.ring();

        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
        assertThat(world.told(OrderFulfilmentStarted.class)).hasSize(2);
    }

    @Test
    void whatTheWarehouseSendsNeverthelessCannotBeHeldBackAndTheHistorySaysSo() {
        journey.placed().released();
        place("FRAUD_REVIEW");

        journey.stopRefused(StopRefusal.ALREADY_PACKED);

        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
        assertThat(world.told(OrderHoldReleased.class).getFirst().resolution())
                .contains("ALREADY_PACKED");
        var parcel = world.ids().next();
        journey.sent(parcel).delivered(parcel);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void whatHasLeftIsNotHeld() {
        var parcel = world.ids().next();
        journey.placed().released().sent(parcel);

        assertThat(world.http().post(holds(), Map.of("reason", "FRAUD_REVIEW")).status())
                .isEqualTo(409);
    }

    private CreateOrder to(DeliveryAddress address) {
        var wish = Samples.wish(world.ids().next());
        return new CreateOrder(
                wish.cartId(),
                wish.customerId(),
                wish.items(),
                wish.total(),
                wish.currency(),
                wish.paymentAuthorizationId(),
                wish.orderId(),
                wish.checkoutSessionId(),
                wish.paymentId(),
                wish.reservationId(),
                wish.subtotal(),
                wish.discount(),
                wish.appliedPromotions(),
                address,
                null);
    }

    private String holds() {
        return "/orders/" + journey.order + "/holds";
    }

    private UUID place(String reason) {
        return placed(world.http().post(holds(), Map.of("reason", reason)));
    }

    private UUID place(String reason, Instant reviewBy) {
        return placed(
                world.http()
                        .post(holds(), Map.of("reason", reason, "reviewBy", reviewBy.toString())));
    }

    private static UUID placed(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return UUID.fromString(reply.json().get("holdId").asString());
    }

    private Reply release(UUID hold, String resolution) {
        return world.http()
                .post(
                        holds() + "/" + hold + "/release",
                        Map.of("resolution", resolution, "releasedBy", "Ffion"));
    }
}

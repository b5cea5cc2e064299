package dev.waybill.returns;

import static dev.waybill.returns.ReturnsWorld.details;
import static dev.waybill.returns.ReturnsWorld.done;
import static dev.waybill.returns.ReturnsWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.Disposition;
import dev.waybill.contracts.inventory.TakeBackInventory;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.contracts.returns.ReturnApproved;
import dev.waybill.contracts.returns.ReturnCancelled;
import dev.waybill.contracts.returns.ReturnCompleted;
import dev.waybill.contracts.returns.ReturnEnd;
import dev.waybill.contracts.returns.ReturnReceived;
import dev.waybill.contracts.returns.ReturnRequested;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.returns.Return.Status;
import dev.waybill.returns.ReturnsWorld.Goods;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefundTest {

    private static final ReturnsWorld RETURNS = new ReturnsWorld();
    private final SystemWorld world = RETURNS.world;

    @AfterEach
    void nothingIsReturnedThatWasNotDeliveredOrPaid() {
        RETURNS.verify();
    }

    @AfterAll
    static void close() {
        RETURNS.close();
    }

    @Test
    void goodsComeBackAndTheMoneyGoesBack() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 3, 1000));

        var asked = RETURNS.approved(sale, mug, 2);

        assertThat(asked.status()).isEqualTo(Status.APPROVED);
        assertThat(asked.expected()).isEqualTo(2000);
        assertThat(world.told(ReturnRequested.class)).hasSize(1);
        assertThat(world.told(ReturnApproved.class).getFirst().expiresAt()).isNotNull();

        var received = details(done(RETURNS.receive(asked.returnId(), mug, 2, "RESTOCK", false)));

        assertThat(received.status()).isEqualTo(Status.SETTLING);
        assertThat(world.told(ReturnReceived.class)).hasSize(1);
        var takeBack = world.told(TakeBackInventory.class).getFirst();
        assertThat(takeBack.items())
                .containsExactly(new TakeBackInventory.Item(mug, 2, Disposition.RESTOCK));
        var refund = world.told(RefundPayment.class).getFirst();
        assertThat(refund.amount()).isEqualTo(2000);
        assertThat(refund.paymentId()).isEqualTo(sale.paymentId());
        assertThat(refund.returnId()).isEqualTo(asked.returnId());

        RETURNS.othersDoTheirPart();

        var end = RETURNS.get(asked.returnId());
        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.refunded()).isEqualTo(2000);
        assertThat(world.told(ReturnCompleted.class).getFirst().refunded()).isEqualTo(2000);
        assertThat(end.history())
                .extracting(ReturnDetails.Event::what)
                .containsExactly(
                        "requested",
                        "approved",
                        "received",
                        "refund-asked",
                        "put-away",
                        "refunded",
                        "completed");
    }

    @Test
    void whateverIsToldBelongsToTheJourneyOfTheOrder() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 1, 1000));

        var asked = RETURNS.approved(sale, mug, 1);
        done(RETURNS.receive(asked.returnId(), mug, 1, "SCRAP", false));

        assertThat(world.tellings())
                .hasSize(6)
                .allSatisfy(told -> assertThat(told.correlationId()).isEqualTo(sale.journey()));
    }

    @Test
    void allUnitsTogetherAreWorthWhatWasPaidToTheCent() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 3, 1000, 2000L));

        var values =
                List.of(1, 1, 1).stream()
                        .map(each -> RETURNS.approved(sale, mug, each).expected())
                        .toList();

        assertThat(values).containsExactly(667L, 667L, 666L);
    }

    @Test
    void whatIsNotReturnedBecomesReturnableAgain() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 2, 1000));
        var asked = RETURNS.approved(sale, mug, 2);
        assertThat(refused(RETURNS.ask(sale, "REFUND", "DOES_NOT_FIT", mug, 1), 409))
                .isEqualTo("more-than-delivered");

        done(RETURNS.receive(asked.returnId(), mug, 1, "RESTOCK", true));

        assertThat(world.told(RefundPayment.class).getFirst().amount()).isEqualTo(1000);
        assertThat(RETURNS.approved(sale, mug, 1).expected()).isEqualTo(1000);
    }

    @Test
    void goodsMayComeInSeveralParcels() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 3, 1000));
        var asked = RETURNS.approved(sale, mug, 3);

        done(RETURNS.receive(asked.returnId(), mug, 1, "RESTOCK", false));
        assertThat(world.told(RefundPayment.class)).isEmpty();
        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(asked.returnId()).status()).isEqualTo(Status.APPROVED);
        assertThat(refused(RETURNS.receive(asked.returnId(), mug, 3, "RESTOCK", false), 409))
                .isEqualTo("more-than-approved");
        done(RETURNS.receive(asked.returnId(), mug, 2, "REPAIR", false));
        RETURNS.othersDoTheirPart();

        assertThat(RETURNS.get(asked.returnId()).refunded()).isEqualTo(3000);
        assertThat(RETURNS.get(asked.returnId()).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aClaimIsPaidWithoutGoods() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 2, 1000));

        var asked = details(done(RETURNS.ask(sale, "CLAIM", "DAMAGED", mug, 1)));
        assertThat(asked.status()).isEqualTo(Status.REQUESTED);
        done(
                RETURNS.post(
                        asked.returnId(),
                        "approve",
                        Map.of("reason", "the photo shows it"),
                        "Waybill-Actor",
                        "operator Grace"));
        assertThat(world.told(TakeBackInventory.class)).isEmpty();
        RETURNS.othersDoTheirPart();

        var end = RETURNS.get(asked.returnId());
        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.refunded()).isEqualTo(1000);
        var decided = RETURNS.history(asked.returnId()).get(1);
        assertThat(decided.actor()).isEqualTo("operator Grace");
        assertThat(decided.note()).isEqualTo("the photo shows it");
    }

    @Test
    void noMoreIsAskedForThanWasCaptured() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.sold(new Goods(mug, 2, 1000));
        var shipment = world.ids().next();
        world.hear(
                RETURNS.captured(sale, 1500),
                RETURNS.delivered(sale, shipment, ReturnsWorld.all(sale)));
        var asked = RETURNS.approved(sale, mug, 2);

        done(RETURNS.receive(asked.returnId(), mug, 2, "RESTOCK", false));
        assertThat(world.told(RefundPayment.class).getFirst().amount()).isEqualTo(1500);
        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(asked.returnId()).owed()).isEqualTo(500);

        world.hear(RETURNS.captured(sale, 500));
        assertThat(world.told(RefundPayment.class).getFirst().amount()).isEqualTo(500);
        RETURNS.othersDoTheirPart();
        assertThat(RETURNS.get(asked.returnId()).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void moneyThatWasGivenBackOtherwiseIsNotGivenBackTwice() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 2, 1000));
        var other =
                new RefundPayment(
                        world.ids().next(), sale.paymentId(), sale.orderId(), 1200, "EUR", null);
        world.hearOneByOne(RETURNS.processed(other, 1200), RETURNS.processed(other, 1200));
        var asked = RETURNS.approved(sale, mug, 1);

        done(RETURNS.receive(asked.returnId(), mug, 1, "RESTOCK", false));

        assertThat(world.told(RefundPayment.class).getFirst().amount()).isEqualTo(800);
    }

    @Test
    void aRefusedRefundIsOwedUntilSomebodyDecides() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 1, 1000));
        var asked = RETURNS.approved(sale, mug, 1);
        done(RETURNS.receive(asked.returnId(), mug, 1, "RESTOCK", false));
        var refund = world.told(RefundPayment.class).getFirst();

        world.hear(
                new RefundRefused(
                        refund.refundId(),
                        refund.paymentId(),
                        refund.orderId(),
                        "at most 0 is left",
                        world.now(),
                        null,
                        refund.returnId()));

        assertThat(RETURNS.get(asked.returnId()).owed()).isEqualTo(1000);
        world.forget();
        done(RETURNS.post(asked.returnId(), "settle", Map.of("reason", "try again")));
        var again = world.told(RefundPayment.class).getFirst();
        assertThat(again.refundId()).isNotEqualTo(refund.refundId());
        assertThat(again.amount()).isEqualTo(1000);
    }

    @Test
    void whatCannotBePaidIsWaivedBySomebodyWithAReason() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.sold(new Goods(mug, 1, 1000));
        world.hear(
                RETURNS.captured(sale, 400),
                RETURNS.delivered(sale, world.ids().next(), ReturnsWorld.all(sale)));
        var asked = RETURNS.approved(sale, mug, 1);
        done(RETURNS.receive(asked.returnId(), mug, 1, "RESTOCK", false));

        done(RETURNS.post(asked.returnId(), "settle", Map.of("reason", "paid in cash")));
        RETURNS.othersDoTheirPart();

        var end = RETURNS.get(asked.returnId());
        assertThat(end.status()).isEqualTo(Status.COMPLETED);
        assertThat(end.refunded()).isEqualTo(400);
        assertThat(end.waived()).isEqualTo(600);
    }

    @Test
    void goodsThatNeverComeEndTheReturn() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 1, 1000));
        var asked = RETURNS.approved(sale, mug, 1);

        world.clock().advance(Duration.ofDays(22));
        world.ring();

        assertThat(RETURNS.get(asked.returnId()).status()).isEqualTo(Status.EXPIRED);
        assertThat(world.told(ReturnCancelled.class).getFirst().reason())
                .isEqualTo(ReturnEnd.EXPIRED);
    }

    @Test
    void ofGoodsThatCameInPartThatPartIsPaidWhenTheTimeIsOver() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 2, 1000));
        var asked = RETURNS.approved(sale, mug, 2);
        done(RETURNS.receive(asked.returnId(), mug, 1, "RESTOCK", false));

        world.clock().advance(Duration.ofDays(22));
        world.ring();
        RETURNS.othersDoTheirPart();

        assertThat(RETURNS.get(asked.returnId()).status()).isEqualTo(Status.COMPLETED);
        assertThat(RETURNS.get(asked.returnId()).refunded()).isEqualTo(1000);
    }

    @Test
    void anAnswerThatIsHeardTwiceCountsOnce() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.atTheDoor(new Goods(mug, 2, 1000));
        var asked = RETURNS.approved(sale, mug, 1);
        done(RETURNS.receive(asked.returnId(), mug, 1, "RESTOCK", false));
        var takenBack = RETURNS.takenBack(world.told(TakeBackInventory.class).getFirst());
        var paid = RETURNS.processed(world.told(RefundPayment.class).getFirst(), 1000);

        world.hearOneByOne(takenBack, paid, takenBack, paid);
        world.hear(paid, takenBack);

        assertThat(world.told(ReturnCompleted.class)).hasSize(1);
        assertThat(RETURNS.get(asked.returnId()).refunded()).isEqualTo(1000);
    }

    @Test
    void anAmendedOrderIsWorthWhatItSaysThen() {
        var mug = RETURNS.product(null);
        var lamp = RETURNS.product(null);
        var sale = RETURNS.sold(new Goods(mug, 3, 1000), new Goods(lamp, 1, 5000));
        var now = List.of(new OrderAmended.Item(mug, 2, 1901));
        var fields = List.of(OrderAmended.ChangedField.ITEMS);
        var amended =
                new OrderAmended(
                        sale.orderId(), 2, fields, 8000, 1901, "EUR", "x", null, world.now(), now);
        var older =
                new OrderAmended(
                        sale.orderId(),
                        2,
                        fields,
                        8000,
                        1,
                        "EUR",
                        "x",
                        null,
                        world.now(),
                        List.of());
        var shipment = world.ids().next();

        world.hearOneByOne(amended, older);
        world.hear(
                RETURNS.shipped(sale, shipment, List.of(new ShipmentItem(mug, 2))),
                RETURNS.delivered(sale, shipment, null));

        assertThat(refused(RETURNS.ask(sale, "REFUND", "DOES_NOT_FIT", lamp, 1), 409))
                .isEqualTo("not-in-order");
        assertThat(RETURNS.approved(sale, mug, 1).items().getFirst().value()).isEqualTo(951);
        assertThat(RETURNS.approved(sale, mug, 1).items().getFirst().value()).isEqualTo(950);
    }

    /** One of two parcels is lost and paid back: when it is found after all, it was not sold. */
    @Test
    void ofAShipmentOnlyWhatArrivedAndWasPaidForMayComeBack() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.sold(new Goods(mug, 2, 1000));
        var one = List.of(new ShipmentItem(mug, 1));
        var shipment = world.ids().next();
        world.hear(
                RETURNS.captured(sale, 2000),
                RETURNS.shipped(sale, shipment, ReturnsWorld.all(sale)),
                new OrderAmended(
                        sale.orderId(),
                        2,
                        List.of(OrderAmended.ChangedField.ITEMS),
                        2000,
                        1000,
                        "EUR",
                        "system shipping",
                        "LOST",
                        world.now(),
                        List.of(new OrderAmended.Item(mug, 1, 1000))),
                RETURNS.delivered(sale, shipment, one));

        assertThat(refused(RETURNS.ask(sale, "REFUND", "DOES_NOT_FIT", mug, 2), 409))
                .isEqualTo("more-than-delivered");
        world.hear(RETURNS.delivered(sale, shipment, ReturnsWorld.all(sale)));

        assertThat(refused(RETURNS.ask(sale, "REFUND", "DOES_NOT_FIT", mug, 2), 409))
                .isEqualTo("more-than-delivered");
        assertThat(RETURNS.approved(sale, mug, 1).items().getFirst().value()).isEqualTo(1000);
    }

    @Test
    void theCarrierMayBeHeardBeforeTheShop() {
        var mug = RETURNS.product(null);
        var later = RETURNS.sold(new Goods(mug, 1, 1000));
        var sale =
                new ReturnsWorld.Sale(
                        world.ids().next(),
                        world.ids().next(),
                        world.ids().next(),
                        later.journey(),
                        new Goods(mug, 2, 1000));
        var shipment = world.ids().next();

        world.hear(RETURNS.captured(sale, 2000));
        world.hear(RETURNS.shipped(sale, shipment, ReturnsWorld.all(sale)));
        world.hear(RETURNS.delivered(sale, shipment, null));
        world.hear(RETURNS.created(sale));

        assertThat(RETURNS.approved(sale, mug, 2).expected()).isEqualTo(2000);
    }

    @Test
    void aCarrierThatDoesNotSayWhatItCarriesCarriesTheRest() {
        var mug = RETURNS.product(null);
        var sale = RETURNS.sold(new Goods(mug, 2, 1000));
        var shipment = world.ids().next();
        world.hear(RETURNS.shipped(sale, shipment, null), RETURNS.delivered(sale, shipment, null));

        assertThat(RETURNS.approved(sale, mug, 2).status()).isEqualTo(Status.APPROVED);
    }
}

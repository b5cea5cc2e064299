package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.shipping.ShipmentFailure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From what is heard to what somebody reads. */
class TellingTest {

    private static Town town;

    @BeforeAll
    static void start() {
        town = Town.start();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void aConfirmedOrderIsAMailWithItsNumberItsLinesAndItsTotal() {
        var mailbox = town.mailbox();
        var customer = town.customer(mailbox);
        var order = town.id();
        town.world.hear(town.created(order, customer), town.confirmed(order, customer));
        town.awaitState(customer, "DONE");

        var mail = town.inbox(mailbox).path(0);
        assertThat(mail.path("subject").asString())
                .isEqualTo("Your order ORD-48201957 is confirmed");
        assertThat(mail.path("text").asString())
                .contains("1 x LAMP-01 at £17.50", "1 x CANDLE-12 at £49.99", "Total: £67.49");
        assertThat(mail.path("from").asString()).isEqualTo("Waybill <orders@waybill.example>");
        assertThat(mail.path("id").asString())
                .isEqualTo(
                        "<"
                                + town.told(customer).path(0).path("messageId").asString()
                                + "@waybill.example>");
    }

    @Test
    void howeverOftenItIsHeardAPersonIsToldOnce() {
        var mailbox = town.mailbox();
        var customer = town.customer(mailbox);
        var order = town.id();
        var event = town.confirmed(order, customer);
        town.world.hear(event, event, event);
        town.world.hearOneByOne(event, event);
        town.awaitState(customer, "DONE");
        town.world.hear(event);
        town.world.ring();

        assertThat(town.told(customer)).hasSize(1);
        assertThat(town.inbox(mailbox)).hasSize(1);
    }

    @Test
    void everythingThatHappensToAnOrderIsTold() {
        var mailbox = town.mailbox();
        var customer = town.customer(mailbox);
        var order = town.id();
        var hold = town.id();
        var shipment = town.id();
        var now = town.world.now();
        town.world.hear(town.created(order, customer), town.confirmed(order, customer));
        town.world.hear(
                new OrderPlacedOnHold(
                        order,
                        hold,
                        HoldReason.ADDRESS_VERIFICATION,
                        "care",
                        "Is it 1 or 7?",
                        now,
                        now),
                new OrderHoldReleased(
                        order,
                        hold,
                        HoldReason.ADDRESS_VERIFICATION,
                        "It is 7",
                        "ada",
                        OrderHoldReleased.NextStatus.CONFIRMED,
                        now),
                new OrderAmended(
                        order,
                        2,
                        List.of(OrderAmended.ChangedField.ITEMS),
                        6_749,
                        4_999,
                        "GBP",
                        "ada",
                        null,
                        now),
                new ShipmentCreated(
                        shipment,
                        order,
                        "1Z999AA10123456784",
                        "UPS",
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        now,
                        null,
                        null,
                        null),
                new ShipmentFailed(
                        shipment, order, ShipmentFailure.FAILED_DELIVERY, now, null, null, null),
                new ShipmentFailed(
                        shipment,
                        order,
                        ShipmentFailure.FAILED_DELIVERY,
                        now.plusSeconds(86_400),
                        null,
                        null,
                        null),
                new ShipmentDelivered(shipment, order, now, "Grace", null, null, null),
                town.cancelled(order, customer));
        town.awaitState(customer, "DONE");

        assertThat(town.told(customer).valueStream().map(each -> each.path("template").asString()))
                .containsExactlyInAnyOrder(
                        "order-confirmed",
                        "order-placed-on-hold",
                        "order-hold-released",
                        "order-amended",
                        "shipment-created",
                        "shipment-failed",
                        "shipment-failed",
                        "shipment-delivered",
                        "order-cancelled");
        assertThat(texts(mailbox))
                .anyMatch(text -> text.contains("Is it 1 or 7?"))
                .anyMatch(text -> text.contains("was £67.49 and is £49.99 now"))
                .anyMatch(text -> text.contains("1Z999AA10123456784 (UPS)"))
                .anyMatch(text -> text.contains("taken by Grace"))
                .anyMatch(text -> text.contains("not in stock any more"));
        assertThat(town.inbox(mailbox).valueStream())
                .allMatch(mail -> mail.path("subject").asString().contains("ORD-48201957"));
    }

    private static List<String> texts(String mailbox) {
        return town.inbox(mailbox).valueStream().map(each -> each.path("text").asString()).toList();
    }

    @Test
    void aFailedCheckoutIsToldToo() {
        var mailbox = town.mailbox();
        var customer = town.customer(mailbox);
        town.world.hear(
                new CheckoutFailed(
                        town.id(),
                        town.id(),
                        town.id(),
                        customer,
                        CheckoutFailure.EXPIRED_CARD,
                        "x",
                        null,
                        town.world.now()));
        town.awaitState(customer, "DONE");

        assertThat(texts(mailbox)).singleElement().asString().contains("Your card has expired.");
    }

    @Test
    void aPersonIsWrittenToInTheirLanguageAndByTheirClock() {
        var mailbox = town.mailbox();
        var customer =
                town.customer(Map.of("email", mailbox, "locale", "ja", "zone", "Asia/Tokyo"));
        town.world.hear(town.confirmed(town.id(), customer));
        town.awaitState(customer, "DONE");

        assertThat(town.inbox(mailbox).path(0).path("subject").asString())
                .isEqualTo("ご注文 ORD-48201957 を承りました");
        assertThat(town.inbox(mailbox).path(0).path("text").asString()).contains("£67.49", "年");
    }

    @Test
    void whoHasNoContactIsToldNothingAndCostsOneStatement() {
        var nobody = town.id();
        var order = town.id();
        town.world.hear(town.created(order, nobody), town.confirmed(order, nobody));
        town.world.ring();

        assertThat(town.told(nobody)).isEmpty();
        assertThat(
                        town.count(
                                "select count(*) from notifications.orders where order_id = '"
                                        + order
                                        + "'"))
                .as("what is told later may need it")
                .isEqualTo(1);
    }

    @Test
    void whoPrefersSmsAndPushIsToldByBoth() {
        var phone = "+4915112345678";
        var browser = town.get(town.simulators.pushBase() + "/ada");
        var customer =
                town.customer(
                        Map.of(
                                "phone",
                                phone,
                                "push",
                                browser,
                                "locale",
                                "de",
                                "zone",
                                "Europe/Berlin",
                                "preferences",
                                Map.of("orders", List.of("SMS", "PUSH"))));
        town.world.hear(town.confirmed(town.id(), customer));
        town.awaitState(customer, "DONE");

        assertThat(town.inbox("%2B4915112345678").path(0).path("text").asString())
                .startsWith("Ihre Bestellung ORD-48201957 über 67,49");
        var push = town.inbox(browser.path("endpoint").asString()).path(0);
        assertThat(push.path("subject").asString())
                .isEqualTo("Ihre Bestellung ORD-48201957 ist bestätigt");
        assertThat(push.path("text").asString()).contains("ist bei uns angekommen");
    }

    @Test
    void whatMayWaitWaitsForTheEndOfQuietHours() {
        var mailbox = town.mailbox();
        var hour = town.world.now().atZone(ZoneOffset.UTC).getHour();
        var customer =
                town.customer(
                        Map.of(
                                "email",
                                mailbox,
                                "locale",
                                "en",
                                "zone",
                                "UTC",
                                "quietHours",
                                Map.of("from", time(hour + 23), "to", time(hour + 2))));
        var order = town.id();
        town.world.hear(town.confirmed(order, customer));
        town.world.hear(town.cancelled(order, customer));
        town.awaitAll(
                customer,
                message ->
                        message.path("template").asString().equals("order-cancelled")
                                || message.path("state").asString().equals("DONE"));

        var waiting = of(customer, "order-cancelled");
        assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
        assertThat(waiting.path("dueAt").asString()).contains("T" + time(hour + 2) + ":00Z");
        assertThat(town.inbox(mailbox)).hasSize(1);

        town.world.clock().advance(Duration.ofHours(2));
        town.awaitState(customer, "DONE");
        assertThat(town.inbox(mailbox)).hasSize(2);
    }

    private static String time(int hour) {
        return "%02d:00".formatted(hour % 24);
    }

    private static JsonNode of(UUID customer, String template) {
        return town.told(customer)
                .valueStream()
                .filter(each -> each.path("template").asString().equals(template))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWholeBatchIsToldAndNobodyTwice() {
        var customers = new ArrayList<UUID>();
        var events = new ArrayList<Object>();
        for (var at = 0; at < 100; at++) {
            var customer = town.customer(town.mailbox());
            customers.add(customer);
            var event = town.confirmed(town.id(), customer);
            events.add(event);
            events.add(event);
            events.add(town.confirmed(town.id(), town.id()));
        }
        town.world.hear(events);
        customers.forEach(customer -> town.awaitState(customer, "DONE"));

        customers.forEach(customer -> assertThat(town.told(customer)).hasSize(1));
    }
}

package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.returns.Disposition;
import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnApproved;
import dev.waybill.contracts.returns.ReturnCancelled;
import dev.waybill.contracts.returns.ReturnCompleted;
import dev.waybill.contracts.returns.ReturnEnd;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import dev.waybill.contracts.returns.ReturnReceived;
import dev.waybill.contracts.returns.ReturnRejected;
import dev.waybill.contracts.returns.ReturnRequested;
import dev.waybill.contracts.shipping.ReturnLabelCreated;
import dev.waybill.contracts.warehouse.OrderPacked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people read about what they send back, and about what waits for them. */
class TellingOfReturnsTest {

    private static final Instant BY = Instant.parse("2026-12-16T09:30:00Z");

    private static Town town;

    private String mailbox = "";
    private UUID customer = new UUID(0, 0);
    private UUID order = new UUID(0, 0);

    @BeforeAll
    static void start() {
        town = Town.start();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @BeforeEach
    void anOrder() {
        mailbox = town.mailbox();
        customer = town.customer(mailbox);
        order = town.id();
        town.world.hear(town.created(order, customer), town.confirmed(order, customer));
    }

    @Test
    void everythingThatHappensToAReturnIsToldOnce() {
        var one = town.id();
        var requested = requested(one, "RMA-00000017");
        var approved = approved(one, "RMA-00000017", LabelPayer.CUSTOMER, 590L, null);
        var labelled = labelled(one);
        var received = received(one);
        var completed = completed(one, "RMA-00000017", 4_409, null);
        town.world.hear(requested, approved, labelled, received, completed);
        town.world.hear(requested, approved, labelled, received, completed);
        town.awaitState(customer, "DONE");

        assertThat(templates())
                .containsExactlyInAnyOrder(
                        "order-confirmed",
                        "return-requested",
                        "return-approved",
                        "return-label-ready",
                        "return-received",
                        "return-completed");
        assertThat(texts())
                .anyMatch(text ->
                        text.contains("has the number RMA-00000017")
                                && text.contains("1 x LAMP-01"))
                .anyMatch(text ->
                        text.contains("send it by 16 December 2026")
                                && text.contains("1 Pier Street")
                                && text.contains("Cork")
                                && text.contains("£5.90 are taken off"))
                .anyMatch(text -> text.contains("UPS") && text.contains("1Z999AA10123456784"))
                .anyMatch(text -> text.contains("(units: 2)"))
                .anyMatch(text -> text.contains("given back £44.09"));
    }

    @Test
    void whatWasSaidOfOneReturnIsNotSaidOfAnother() {
        var one = town.id();
        var other = town.id();
        town.world.hear(
                approved(one, "RMA-00000001", LabelPayer.CUSTOMER, 590L, town.id()),
                completed(one, "RMA-00000001", 1_000, town.id()));
        town.world.hear(
                approved(other, "RMA-00000002", LabelPayer.SHOP, 0L, null),
                completed(other, "RMA-00000002", 0, null));
        town.awaitState(customer, "DONE");

        assertThat(texts())
                .filteredOn(text -> text.contains("RMA-00000002"))
                .hasSize(2)
                .noneMatch(text -> text.contains("instead"))
                .noneMatch(text -> text.contains("at your cost"))
                .noneMatch(text -> text.contains("given back"));
        assertThat(texts())
                .filteredOn(text -> text.contains("RMA-00000001"))
                .hasSize(2)
                .allMatch(text -> text.contains("instead"));
    }

    @Test
    void aReturnThatComesToNothingSaysWhy() {
        var now = town.world.now();
        town.world.hear(
                new ReturnRejected(
                        town.id(),
                        order,
                        customer,
                        "The seal is broken.",
                        "Grace",
                        now,
                        "RMA-00000003"),
                new ReturnCancelled(
                        town.id(),
                        order,
                        customer,
                        ReturnEnd.EXPIRED,
                        "system returns",
                        now,
                        null,
                        "RMA-00000004"));
        town.awaitState(customer, "DONE");

        assertThat(texts())
                .anyMatch(text -> text.contains("The seal is broken."))
                .anyMatch(text -> text.contains("has not reached us in time"));
    }

    @Test
    void moneyForAReturnIsToldWithTheReturnAndOtherMoneyByItself() {
        var payment = town.id();
        var now = town.world.now();
        town.world.hear(
                new RefundProcessed(town.id(), payment, 1_750, "GBP", now, order, town.id()),
                new RefundProcessed(town.id(), payment, 4_999, "GBP", now, order, null),
                new RefundProcessed(town.id(), payment, 1, "GBP", now, null, null));
        town.awaitState(customer, "DONE");

        assertThat(templates()).containsExactlyInAnyOrder("order-confirmed", "refund-processed");
        assertThat(texts()).anyMatch(text -> text.contains("given back £49.99"));
    }

    @Test
    void whatWaitsToBeFetchedIsToldAndWhatIsSentIsNot() {
        town.world.hear(packed(town.id(), null), packed(town.id(), "CORK"));
        town.awaitState(customer, "DONE");

        assertThat(templates()).containsExactlyInAnyOrder("order-confirmed", "ready-to-collect");
        assertThat(texts())
                .anyMatch(text ->
                        text.contains("ready for you at CORK") && text.contains("Parcels: 2"));
    }

    private List<String> templates() {
        return town.told(customer)
                .valueStream()
                .map(each -> each.path("template").asString())
                .toList();
    }

    private List<String> texts() {
        return town.inbox(mailbox).valueStream().map(each -> each.path("text").asString()).toList();
    }

    private OrderPacked packed(UUID fulfilment, @Nullable String collectAt) {
        return new OrderPacked(order, null, 2, town.world.now(), fulfilment, null, collectAt);
    }

    private ReturnRequested requested(UUID id, String number) {
        return new ReturnRequested(
                id,
                order,
                customer,
                number,
                ReturnKind.REFUND,
                List.of(
                        new ReturnRequested.Item(
                                town.id(), 1, ReturnReason.DOES_NOT_FIT, "LAMP-01")),
                "customer",
                town.world.now(),
                null,
                null);
    }

    private ReturnApproved approved(
            UUID id, String number, LabelPayer payer, Long fee, @Nullable UUID exchange) {
        return new ReturnApproved(
                id,
                order,
                customer,
                exchange == null ? ReturnKind.REFUND : ReturnKind.EXCHANGE,
                List.of(new ReturnApproved.Item(town.id(), 1, "LAMP-01")),
                "operator",
                town.world.now(),
                null,
                payer,
                BY,
                exchange,
                number,
                List.of("1 Pier Street", "Cork"),
                fee,
                "GBP");
    }

    private ReturnLabelCreated labelled(UUID id) {
        return new ReturnLabelCreated(id, order, "UPS", "1Z999AA10123456784", town.world.now());
    }

    private ReturnReceived received(UUID id) {
        return new ReturnReceived(
                id,
                order,
                customer,
                "CORK",
                List.of(new ReturnReceived.Item(town.id(), 2, Disposition.RESTOCK)),
                "Grace",
                town.world.now(),
                "RMA-00000017");
    }

    private ReturnCompleted completed(
            UUID id, String number, long refunded, @Nullable UUID exchange) {
        return new ReturnCompleted(
                id, order, customer, refunded, "GBP", town.world.now(), exchange, number, null);
    }
}

package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.checkout.CheckoutIntervened;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.orders.Timeline.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID ID = new UUID(1, 1);

    @Test
    void aCauseStandsBeforeWhatItCausedWhateverTheClocksSay() {
        var asked = told(1, null, 10);
        var answered = told(2, asked, 5); // told by a system whose clock is behind
        var after = told(3, answered, 20);

        var timeline = Timeline.of(ID, ID, List.of(after, answered, asked));

        assertThat(timeline.entries())
                .extracting(Timeline.Entry::id)
                .containsExactly(asked.id(), answered.id(), after.id());
        assertThat(timeline.entries())
                .extracting(Timeline.Entry::waitedMs)
                .containsExactly(null, 0L, 15L);
    }

    @Test
    void whatHasNoKnownCauseIsNotMissing() {
        var orphan = new Told(v7(9), v7(8), NOON, "order-cancelled", "orders", "operator", "...");

        var timeline = Timeline.of(ID, ID, List.of(told(1, null, 1), orphan));

        assertThat(timeline.entries()).hasSize(2);
        assertThat(timeline.entries().getFirst().causedBy()).isEqualTo(v7(8));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        var journey = new ArrayList<Told>();
        var random = new Random(7);
        for (var i = 0; i < 40; i++) {
            journey.add(
                    told(i, i == 0 ? null : journey.get(random.nextInt(i)), random.nextInt(100)));
        }
        var expected = Timeline.of(ID, ID, journey);

        for (var i = 0; i < 50; i++) {
            Collections.shuffle(journey, random);
            assertThat(Timeline.of(ID, ID, journey)).isEqualTo(expected);
        }
        assertThat(expected.entries()).hasSize(40);
    }

    @Test
    void moneyIsReadAsItsCurrencyIsWritten() {
        assertThat(Narrator.money(1_999, "EUR")).isEqualTo("19.99 EUR");
        assertThat(Narrator.money(5, "GBP")).isEqualTo("0.05 GBP");
        assertThat(Narrator.money(0, "USD")).isEqualTo("0.00 USD");
        assertThat(Narrator.money(1_999, "JPY")).isEqualTo("1999 JPY");
        assertThat(Narrator.money(1_999, "KWD")).isEqualTo("1.999 KWD");
        assertThat(Narrator.money(1_999, "QQQ")).isEqualTo("19.99 QQQ");
    }

    @Test
    void everyLineSaysWhoToldItAndWhy() {
        assertThat(
                        Narrator.tell(
                                new PaymentDeclined(
                                        ID, ID, ID, DeclineReason.INSUFFICIENT_FUNDS, NOON)))
                .isEqualTo(
                        new Narrator.Line(
                                "payments", "the payment is declined: INSUFFICIENT_FUNDS"));
        assertThat(Narrator.tell(new CapturePayment(ID, ID, 2_300, "GBP")))
                .isEqualTo(new Narrator.Line("orders", "asks to capture 23.00 GBP"));
        assertThat(
                        Narrator.tell(
                                new OrderCancelled(
                                        ID,
                                        ID,
                                        CancellationReason.FRAUD,
                                        NOON,
                                        null,
                                        null,
                                        null,
                                        null)))
                .isEqualTo(new Narrator.Line("orders", "order is cancelled, because: FRAUD"));
    }

    @Test
    void whoDidNotWaitForACheckoutIsNamedWithTheReason() {
        assertThat(
                        Narrator.tell(
                                new CheckoutIntervened(
                                        ID,
                                        ID,
                                        ID,
                                        CheckoutIntervened.Action.ENDED,
                                        "grace",
                                        "the customer has called",
                                        NOON)))
                .isEqualTo(
                        new Narrator.Line(
                                "checkout",
                                "grace ends the checkout, because: the customer has called"));
    }

    @Test
    void aCommandThatTwoSystemsAskIsToldByTheOneThatDid() {
        assertThat(
                        Narrator.tell(new ReleaseInventory(ID, ReleaseReason.ORDER_CANCELLED, ID))
                                .system())
                .isEqualTo("orders");
        assertThat(
                        Narrator.tell(new ReleaseInventory(ID, ReleaseReason.CHECKOUT_FAILED, ID))
                                .system())
                .isEqualTo("checkout");
        assertThat(Narrator.tell(new VoidPayment(ID, ID, Tellings.ORDER_CANCELLED)).system())
                .isEqualTo("orders");
        assertThat(Narrator.tell(new VoidPayment(ID, ID, "timed out")).system())
                .isEqualTo("checkout");
    }

    private static Told told(int number, @Nullable Told cause, int second) {
        return new Told(
                v7(number),
                cause == null ? null : cause.id(),
                NOON.plusMillis(second),
                "type-" + number,
                "system",
                null,
                "summary");
    }

    private static UUID v7(int number) {
        return new UUID(0x7000L + number, 0x8000000000000000L);
    }
}

package dev.waybill.returns;

import dev.waybill.contracts.returns.Disposition;
import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import dev.waybill.returns.Draft.Note;
import dev.waybill.returns.Return.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return as the outside sees it. Amounts are in minor units.
 *
 * @param expiresAt until when its goods are waited for
 * @param expected what the customer gets back if everything comes
 * @param due what he is to get for what has come
 * @param owed what of that nobody has been asked for: it waits for money, or for a decision
 * @param waived what was owed and will not be paid
 * @param exchange what is wanted instead
 * @param label a carrier's for its goods, if they were to be sent
 * @param history what happened to it; with GET only
 */
record ReturnDetails(
        UUID returnId,
        String number,
        UUID orderId,
        UUID customerId,
        ReturnKind kind,
        Status status,
        String requestedBy,
        @Nullable String comment,
        Instant requestedAt,
        int policyVersion,
        LabelPayer labelPaidBy,
        long labelFee,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        List<Item> items,
        List<Received> receipts,
        List<Paid> refunds,
        String currency,
        long expected,
        long due,
        long owed,
        long waived,
        long refunded,
        @Nullable Instead exchange,
        @Nullable Label label,
        @Nullable List<Event> history) {

    /**
     * @param value what was paid for these units
     * @param feePercent what of that is kept for the work
     */
    record Item(
            UUID productId,
            @Nullable String sku,
            int quantity,
            ReturnReason reason,
            long value,
            int feePercent,
            int received) {}

    /**
     * What came in together.
     *
     * @param putAway whether it is where it belongs
     */
    record Received(
            UUID receiptId,
            String warehouseId,
            List<Units> items,
            String receivedBy,
            Instant receivedAt,
            boolean putAway) {}

    record Units(UUID productId, int quantity, Disposition disposition) {}

    /**
     * What was asked of payments.
     *
     * @param refusal why not all of it was paid
     */
    record Paid(
            UUID refundId,
            UUID paymentId,
            long amount,
            long paid,
            long refused,
            @Nullable String refusal) {}

    /**
     * What is wanted instead.
     *
     * @param orderId the order that it becomes
     * @param credit what of the price is paid by what came back
     * @param givenBack what of the credit is owed again, since not all of that order is to be
     */
    record Instead(
            UUID orderId,
            Exchange.State state,
            long price,
            long credit,
            long givenBack,
            List<Exchange.Wanted> items) {

        static @Nullable Instead of(@Nullable Exchange exchange) {
            return exchange == null
                    ? null
                    : new Instead(
                            exchange.orderId(),
                            exchange.state(),
                            exchange.price(),
                            exchange.credit(),
                            exchange.givenBack(),
                            exchange.wanted());
        }
    }

    /**
     * A carrier's label for the way back.
     *
     * @param reason why no carrier sells one
     * @param path where it is, as PDF or ZPL, as long as it may be used
     */
    record Label(
            CarrierLabel.State state,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String reason,
            @Nullable String path) {

        static @Nullable Label of(Sheet sheet) {
            var label = sheet.label();
            return label == null
                    ? null
                    : new Label(
                            label.state(),
                            label.carrier(),
                            label.trackingNumber(),
                            label.reason(),
                            ReturnLabel.path(sheet));
        }
    }

    record Event(Instant at, String what, String actor, @Nullable String note) {}

    static ReturnDetails of(Return is, @Nullable List<Note> history) {
        var sheet = is.sheet();
        var ask = sheet.ask();
        var row = ReturnRow.of(is, 0);
        var settling = is instanceof Return.Settling || is instanceof Return.Completed;
        return new ReturnDetails(
                ask.id(),
                Tellings.number(ask.number()),
                ask.orderId(),
                ask.customerId(),
                ask.kind(),
                is.status(),
                ask.requestedBy(),
                ask.comment(),
                ask.requestedAt(),
                sheet.terms().policy(),
                sheet.terms().labelPaidBy(),
                sheet.terms().labelFee(),
                row.wakeAt(),
                row.endedAt(),
                sheet.lines().stream().map(ReturnDetails::item).toList(),
                sheet.receipts().stream().map(ReturnDetails::received).toList(),
                sheet.refunds().stream().map(ReturnDetails::paid).toList(),
                ask.currency(),
                sheet.expected(),
                settling ? sheet.due() : 0,
                settling ? sheet.owed() : 0,
                sheet.waived(),
                sheet.refunded(),
                Instead.of(sheet.exchange()),
                Label.of(sheet),
                history == null ? null : history.stream().map(ReturnDetails::event).toList());
    }

    private static Item item(ReturnLine line) {
        return new Item(
                line.productId(),
                line.sku(),
                line.quantity(),
                line.reason(),
                line.value(),
                line.feePercent(),
                line.received());
    }

    private static Received received(Receipt receipt) {
        return new Received(
                receipt.id(),
                receipt.warehouseId(),
                receipt.units().stream()
                        .map(each ->
                                new Units(each.productId(), each.quantity(), each.disposition()))
                        .toList(),
                receipt.receivedBy(),
                receipt.receivedAt(),
                receipt.takenBack());
    }

    private static Paid paid(Refund refund) {
        return new Paid(
                refund.id(),
                refund.paymentId(),
                refund.amount(),
                refund.paid(),
                refund.refused(),
                refund.refusal());
    }

    private static Event event(Note note) {
        return new Event(note.at(), note.what(), note.by(), note.note());
    }
}

package dev.waybill.returns;

import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a return in whatever state. Amounts are in minor units of the order's currency.
 *
 * @param waived what was owed and will not be paid
 * @param exchange what is wanted instead
 * @param label a carrier's, for its goods; none if nothing was to be sent, or before there were any
 */
record Sheet(
        Ask ask,
        Terms terms,
        List<ReturnLine> lines,
        List<Receipt> receipts,
        List<Refund> refunds,
        long waived,
        @Nullable Exchange exchange,
        @Nullable CarrierLabel label) {

    Sheet {
        lines = List.copyOf(lines);
        receipts = List.copyOf(receipts);
        refunds = List.copyOf(refunds);
    }

    /**
     * What was asked for, by whom, of which order.
     *
     * @param number counts all returns: people name it
     * @param paymentId what the order was paid with; none if not through Waybill
     */
    record Ask(
            UUID id,
            long number,
            UUID orderId,
            UUID customerId,
            UUID journeyId,
            @Nullable UUID paymentId,
            String currency,
            ReturnKind kind,
            String requestedBy,
            @Nullable String comment,
            Instant requestedAt) {}

    /**
     * What the policy said at that time.
     *
     * @param labelFee what the way back costs the customer
     * @param goodsDue how long the goods are waited for
     */
    record Terms(int policy, LabelPayer labelPaidBy, long labelFee, Duration goodsDue) {

        Terms free() {
            return new Terms(policy, LabelPayer.SHOP, 0, goodsDue);
        }
    }

    UUID id() {
        return ask.id();
    }

    boolean isClaim() {
        return ask.kind() == ReturnKind.CLAIM;
    }

    int received() {
        return lines.stream().mapToInt(ReturnLine::received).sum();
    }

    int outstanding() {
        return lines.stream().mapToInt(ReturnLine::outstanding).sum();
    }

    Optional<ReturnLine> line(UUID productId) {
        return lines.stream().filter(each -> each.productId().equals(productId)).findFirst();
    }

    /** What the customer is to have for what has come, or for what he keeps and claims. */
    long due() {
        if (ask.paymentId() == null) {
            return 0; // what was not taken here cannot be given back here
        }
        return Math.max(0, (isClaim() ? claimed() : forGoods()) - waived);
    }

    /** What it will be if everything comes that may come. */
    long expected() {
        if (ask.paymentId() == null) {
            return 0;
        }
        var all =
                lines.stream()
                        .mapToLong(line ->
                                line.value() - Shares.percent(line.value(), line.feePercent()))
                        .sum();
        return isClaim() ? claimed() : Math.max(0, all - terms.labelFee());
    }

    private long claimed() {
        return lines.stream().mapToLong(ReturnLine::value).sum();
    }

    private long forGoods() {
        var value = lines.stream().mapToLong(line -> line.valueReceived() - line.fee()).sum();
        return received() == 0 ? 0 : Math.max(0, value - terms.labelFee());
    }

    /** What of it pays for what is wanted instead, or will, as far as one can tell. */
    long credited() {
        if (exchange == null) {
            return 0;
        }
        return exchange.isPriced() ? exchange.backed() : Math.min(due(), exchange.price());
    }

    /** What no other return of the same payment can have. */
    long backed() {
        return exchange == null ? 0 : exchange.backed();
    }

    /** What is due and has not been asked of payments. */
    long owed() {
        return due() - credited() - refunds.stream().mapToLong(Refund::promised).sum();
    }

    /** What payments was asked for and has not answered. */
    long open() {
        return refunds.stream().mapToLong(Refund::open).sum();
    }

    long refunded() {
        return refunds.stream().mapToLong(Refund::paid).sum();
    }

    /** Whether everything is where it belongs and everybody has what is his. */
    boolean isSettled() {
        return owed() == 0
                && refunds.stream().allMatch(refund -> refund.open() == 0)
                && receipts.stream().allMatch(Receipt::takenBack)
                && (exchange == null || exchange.isOver());
    }

    Sheet free() {
        return new Sheet(
                ask,
                terms.free(),
                lines.stream().map(ReturnLine::free).toList(),
                receipts,
                refunds,
                waived,
                exchange,
                label);
    }

    Sheet receive(Receipt receipt) {
        var arrived = new ArrayList<ReturnLine>();
        for (var line : lines) {
            var units =
                    receipt.units().stream()
                            .filter(each -> each.productId().equals(line.productId()))
                            .mapToInt(Receipt.Units::quantity)
                            .sum();
            arrived.add(line.receive(units));
        }
        return new Sheet(
                ask, terms, arrived, plus(receipts, receipt), refunds, waived, exchange, label);
    }

    Sheet putAway(UUID receiptId) {
        UnaryOperator<Receipt> move = each -> each.id().equals(receiptId) ? each.putAway() : each;
        return new Sheet(
                ask,
                terms,
                lines,
                receipts.stream().map(move).toList(),
                refunds,
                waived,
                exchange,
                label);
    }

    Sheet ask(Refund refund) {
        return new Sheet(
                ask, terms, lines, receipts, plus(refunds, refund), waived, exchange, label);
    }

    Sheet refund(UUID refundId, UnaryOperator<Refund> move) {
        var moved =
                refunds.stream()
                        .map(each -> each.id().equals(refundId) ? move.apply(each) : each)
                        .toList();
        return new Sheet(ask, terms, lines, receipts, moved, waived, exchange, label);
    }

    Sheet with(Exchange changed) {
        return new Sheet(ask, terms, lines, receipts, refunds, waived, changed, label);
    }

    Sheet with(CarrierLabel changed) {
        return new Sheet(ask, terms, lines, receipts, refunds, waived, exchange, changed);
    }

    Sheet waive(long amount) {
        return new Sheet(ask, terms, lines, receipts, refunds, waived + amount, exchange, label);
    }

    private static <T> List<T> plus(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }
}

package dev.waybill.returns;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.returns.Return.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as its table has it, without what stands in other tables.
 *
 * @param wakeAt until when its goods are waited for
 */
record ReturnRow(
        Sheet.Ask ask,
        Sheet.Terms terms,
        long waived,
        Status status,
        @Nullable Instant wakeAt,
        @Nullable Instant endedAt,
        int version) {

    static ReturnRow of(Return is, int version) {
        var sheet = is.sheet();
        return new ReturnRow(
                sheet.ask(),
                sheet.terms(),
                sheet.waived(),
                is.status(),
                is instanceof Return.Approved(_, var expiresAt) ? expiresAt : null,
                ended(is),
                version);
    }

    private static @Nullable Instant ended(Return is) {
        return switch (is) {
            case Return.Requested _, Return.Approved _, Return.Settling _ -> null;
            case Return.Completed(_, var at) -> at;
            case Return.Rejected(_, var at) -> at;
            case Return.Cancelled(_, var at) -> at;
            case Return.Expired(_, var at) -> at;
        };
    }

    Return with(
            List<ReturnLine> lines,
            List<Receipt> receipts,
            List<Refund> refunds,
            @Nullable Exchange exchange,
            @Nullable CarrierLabel label) {
        var sheet = new Sheet(ask, terms, lines, receipts, refunds, waived, exchange, label);
        return switch (status) {
            case REQUESTED -> new Return.Requested(sheet);
            case APPROVED -> new Return.Approved(sheet, requireNonNull(wakeAt));
            case SETTLING -> new Return.Settling(sheet);
            case COMPLETED -> new Return.Completed(sheet, requireNonNull(endedAt));
            case REJECTED -> new Return.Rejected(sheet, requireNonNull(endedAt));
            case CANCELLED -> new Return.Cancelled(sheet, requireNonNull(endedAt));
            case EXPIRED -> new Return.Expired(sheet, requireNonNull(endedAt));
        };
    }

    static ReturnRow read(ResultSet row, int index) throws SQLException {
        var ask =
                new Sheet.Ask(
                        Columns.id(row, "return_id"),
                        row.getLong("number"),
                        Columns.id(row, "order_id"),
                        Columns.id(row, "customer_id"),
                        Columns.id(row, "journey_id"),
                        Columns.idIfAny(row, "payment_id"),
                        row.getString("currency"),
                        ReturnKind.valueOf(row.getString("kind")),
                        row.getString("requested_by"),
                        row.getString("comment"),
                        Columns.time(row, "requested_at"));
        var terms =
                new Sheet.Terms(
                        row.getInt("policy"),
                        LabelPayer.valueOf(row.getString("label_paid_by")),
                        row.getLong("label_fee"),
                        Duration.ofDays(row.getInt("goods_due_days")));
        return new ReturnRow(
                ask,
                terms,
                row.getLong("waived"),
                Status.valueOf(row.getString("status")),
                Columns.timeIfAny(row, "wake_at"),
                Columns.timeIfAny(row, "ended_at"),
                row.getInt("version"));
    }
}

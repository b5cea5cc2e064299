package dev.waybill.shipping;

import static dev.waybill.shipping.Columns.id;
import static dev.waybill.shipping.Columns.list;
import static dev.waybill.shipping.Columns.textIfGiven;
import static dev.waybill.shipping.Columns.time;
import static dev.waybill.shipping.Columns.word;

import dev.waybill.contracts.Wire;
import dev.waybill.shipping.ReturnLabel.Bought;
import dev.waybill.shipping.ReturnLabel.Buying;
import dev.waybill.shipping.ReturnLabel.CalledOff;
import dev.waybill.shipping.ReturnLabel.Kept;
import dev.waybill.shipping.ReturnLabel.Ready;
import dev.waybill.shipping.ReturnLabel.Refused;
import dev.waybill.shipping.ReturnLabel.Requested;
import dev.waybill.shipping.ReturnLabel.Voided;
import dev.waybill.shipping.ReturnLabel.Voiding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A return's label as its row has it. */
record ReturnLabelRow(ReturnLabel label, @Nullable Instant wakeAt) {

    /**
     * @param later when one that is being bought is looked after next
     */
    static ReturnLabelRow of(ReturnLabel label, Instant later) {
        return new ReturnLabelRow(label, label instanceof Buying ? later : null);
    }

    ReturnTerms terms() {
        return label.terms();
    }

    @Nullable String sender() {
        var from = terms().from();
        return from == null ? null : Columns.json(from);
    }

    String receiver() {
        return Columns.json(terms().to());
    }

    @Nullable String offersJson() {
        return label instanceof Buying buying ? Columns.json(buying.offers()) : null;
    }

    <T> @Nullable T sold(Function<Sale, T> of) {
        return slipped(slip -> of.apply(slip.sale()));
    }

    <T> @Nullable T slipped(Function<Slip, T> of) {
        return label instanceof Bought bought ? of.apply(bought.slip()) : null;
    }

    @Nullable String reason() {
        return switch (label) {
            case Refused refused -> refused.why();
            case Kept kept -> kept.why();
            case Requested _, Buying _, CalledOff _, Ready _, Voiding _, Voided _ -> null;
        };
    }

    @Nullable Instant endedAt() {
        return switch (label) {
            case Refused refused -> refused.at();
            case CalledOff off -> off.at();
            case Voided voided -> voided.at();
            case Kept kept -> kept.at();
            case Requested _, Buying _, Ready _, Voiding _ -> null;
        };
    }

    static ReturnLabel read(ResultSet row) throws SQLException {
        var terms = terms(row);
        var round = row.getInt("round");
        return switch (word(row, "state", ReturnLabel.State.class)) {
            case REQUESTED -> new Requested(terms, round);
            case BUYING -> new Buying(terms, round, list(row, "offers", ShipmentRow.OFFERS));
            case REFUSED ->
                    new Refused(terms, round, row.getString("reason"), time(row, "ended_at"));
            case CALLED_OFF -> new CalledOff(terms, round, time(row, "ended_at"));
            case READY -> new Ready(terms, round, slip(row));
            case VOIDING -> new Voiding(terms, round, slip(row));
            case VOIDED -> new Voided(terms, round, slip(row), time(row, "ended_at"));
            case KEPT ->
                    new Kept(
                            terms,
                            round,
                            slip(row),
                            row.getString("reason"),
                            time(row, "ended_at"));
        };
    }

    private static Slip slip(ResultSet row) throws SQLException {
        return new Slip(
                ShipmentRow.sale(row),
                row.getString("tracking_number"),
                word(row, "scan", Scan.Kind.class),
                time(row, "scanned_at"));
    }

    private static ReturnTerms terms(ResultSet row) throws SQLException {
        var from = textIfGiven(row, "sender");
        return new ReturnTerms(
                id(row, "return_id"),
                id(row, "order_id"),
                id(row, "journey"),
                textIfGiven(row, "number"),
                from == null ? null : party(from),
                party(row.getString("receiver")),
                row.getInt("units"),
                row.getInt("weight_grams"),
                time(row, "requested_at"));
    }

    private static Party party(String json) {
        return Wire.mapper().readValue(json, Party.class);
    }
}

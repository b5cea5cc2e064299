package dev.waybill.shipping;

import static dev.waybill.shipping.Columns.id;
import static dev.waybill.shipping.Columns.idIfGiven;
import static dev.waybill.shipping.Columns.list;
import static dev.waybill.shipping.Columns.textIfGiven;
import static dev.waybill.shipping.Columns.time;
import static dev.waybill.shipping.Columns.timeIfGiven;
import static dev.waybill.shipping.Columns.word;
import static dev.waybill.shipping.Columns.wordIfGiven;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.shipping.Shipment.Buying;
import dev.waybill.shipping.Shipment.Delivered;
import dev.waybill.shipping.Shipment.Failed;
import dev.waybill.shipping.Shipment.OnItsWay;
import dev.waybill.shipping.Shipment.Refused;
import dev.waybill.shipping.Shipment.Requested;
import dev.waybill.shipping.Shipment.Sold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A shipment as its row has it. */
record ShipmentRow(
        Shipment shipment,
        @Nullable List<Offer> offers,
        @Nullable Sale sale,
        @Nullable String reason,
        @Nullable String signedBy,
        @Nullable Instant endedAt,
        @Nullable Instant wakeAt) {

    static final TypeReference<List<ShipmentItem>> ITEMS = new TypeReference<>() {};
    static final TypeReference<List<Offer>> OFFERS = new TypeReference<>() {};

    /**
     * @param wakeAt when it is looked after next, if it is one that must be
     */
    static ShipmentRow of(Shipment shipment, @Nullable Instant wakeAt) {
        var sale = shipment instanceof Sold sold ? sold.sale() : null;
        return switch (shipment) {
            case Requested _ -> row(shipment, null, null, null, null, null, null);
            case Buying buying -> row(shipment, buying.offers(), null, null, null, null, wakeAt);
            case Refused refused ->
                    row(shipment, null, null, refused.why(), null, refused.at(), null);
            case OnItsWay _ -> row(shipment, null, sale, null, null, null, wakeAt);
            case Delivered delivered ->
                    row(shipment, null, sale, null, delivered.signedBy(), delivered.at(), null);
            case Failed failed ->
                    row(shipment, null, sale, failed.reason().name(), null, failed.at(), null);
        };
    }

    private static ShipmentRow row(
            Shipment shipment,
            @Nullable List<Offer> offers,
            @Nullable Sale sale,
            @Nullable String reason,
            @Nullable String signedBy,
            @Nullable Instant endedAt,
            @Nullable Instant wakeAt) {
        return new ShipmentRow(shipment, offers, sale, reason, signedBy, endedAt, wakeAt);
    }

    Terms terms() {
        return shipment.terms();
    }

    static Shipment read(ResultSet row) throws SQLException {
        var terms = terms(row);
        var round = row.getInt("round");
        var ended = timeIfGiven(row, "ended_at");
        return switch (word(row, "state", Shipment.State.class)) {
            case REQUESTED -> new Requested(terms, round);
            case BUYING -> new Buying(terms, round, list(row, "offers", OFFERS));
            case REFUSED ->
                    new Refused(
                            terms, round, row.getString("reason"), Objects.requireNonNull(ended));
            case ON_ITS_WAY -> new OnItsWay(terms, round, sale(row));
            case DELIVERED ->
                    new Delivered(
                            terms,
                            round,
                            sale(row),
                            Objects.requireNonNull(ended),
                            textIfGiven(row, "signed_by"));
            case FAILED ->
                    new Failed(
                            terms,
                            round,
                            sale(row),
                            word(row, "reason", ShipmentFailure.class),
                            Objects.requireNonNull(ended));
        };
    }

    static Sale sale(ResultSet row) throws SQLException {
        return new Sale(
                word(row, "carrier", Carrier.class),
                row.getString("service"),
                row.getString("carrier_shipment"),
                row.getLong("cost"),
                row.getString("currency"),
                time(row, "arrives_at"),
                time(row, "labelled_at"));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                id(row, "shipment_id"),
                id(row, "order_id"),
                idIfGiven(row, "fulfilment_id"),
                id(row, "journey"),
                textIfGiven(row, "recipient_name"),
                new Destination(
                        row.getString("line1"),
                        row.getString("city"),
                        row.getString("postcode"),
                        row.getString("country")),
                wordIfGiven(row, "wanted_service", ServiceLevel.class),
                wordIfGiven(row, "wanted_carrier", Carrier.class),
                timeIfGiven(row, "promised_by"),
                list(row, "items", ITEMS),
                time(row, "requested_at"));
    }
}

package dev.waybill.shipping;

import dev.waybill.contracts.shipping.CreateShipment;
import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ParcelToShip;
import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.contracts.shipping.ShipmentItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests send, and what is said of it. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final UUID SHIPMENT = new UUID(1, 1);
    static final UUID ORDER = new UUID(2, 2);
    static final UUID JOURNEY = new UUID(3, 3);
    static final UUID PRODUCT = new UUID(4, 4);
    static final Destination LONDON = new Destination("1 Long Acre", "London", "WC2E 9LH", "GB");

    static final Offer UPS_SLOW = offer(Carrier.UPS, "11", ServiceLevel.STANDARD, 500, 3);
    static final Offer UPS_FAST = offer(Carrier.UPS, "07", ServiceLevel.NEXT_DAY, 1500, 1);
    static final Offer FEDEX_SLOW =
            offer(Carrier.FEDEX, "FEDEX_GROUND", ServiceLevel.STANDARD, 450, 4);
    static final Offer FEDEX_FAST =
            offer(Carrier.FEDEX, "PRIORITY_OVERNIGHT", ServiceLevel.NEXT_DAY, 1600, 1);

    private Samples() {}

    static Offer offer(Carrier carrier, String service, ServiceLevel level, long cost, int days) {
        return new Offer(carrier, service, level, cost, "EUR", NOON.plus(Duration.ofDays(days)));
    }

    static Terms terms() {
        return terms(null, null, null);
    }

    static Terms terms(
            @Nullable ServiceLevel service,
            @Nullable Carrier carrier,
            @Nullable Instant promisedBy) {
        return new Terms(
                SHIPMENT,
                ORDER,
                null,
                JOURNEY,
                "Ada King",
                LONDON,
                service,
                carrier,
                promisedBy,
                List.of(new ShipmentItem(PRODUCT, 2)),
                NOON);
    }

    static Box box(int number) {
        return new Box(
                new UUID(9, number),
                number,
                null,
                1_200,
                300,
                200,
                100,
                List.of(new ShipmentItem(PRODUCT, number)));
    }

    static String number(int parcel) {
        return "1Z00" + parcel;
    }

    static Label label(int parcel) {
        return new Label(Carrier.UPS, "11", number(parcel), NOON);
    }

    static Parcel.Labelled labelled(int parcel) {
        return new Parcel.Packed(box(parcel)).label(label(parcel));
    }

    /** A shipment of UPS with so many labelled parcels. */
    static Dispatch onItsWay(int parcels) {
        var sale = new Sale(Carrier.UPS, "11", number(1), 500, "EUR", UPS_SLOW.arrives(), NOON);
        var labelled = new ArrayList<Parcel>();
        for (var number = 1; number <= parcels; number++) {
            labelled.add(labelled(number));
        }
        return new Dispatch(new Shipment.OnItsWay(terms(), 2, sale), labelled, 3);
    }

    /** A scan of a parcel, so many hours after noon. */
    static Scan scan(int parcel, Scan.Kind kind, int hour) {
        var at = NOON.plus(Duration.ofHours(hour));
        var signed = kind == Scan.Kind.DELIVERED ? "A KING" : null;
        return Scan.of(Carrier.UPS, number(parcel), kind, kind.name(), at, signed).orElseThrow();
    }

    static Scan delivered(String number, Instant at) {
        return Scan.of(Carrier.UPS, number, Scan.Kind.DELIVERED, "FS", at, "A KING").orElseThrow();
    }

    static CreateShipment command(UUID orderId, ParcelToShip... parcels) {
        return new CreateShipment(
                orderId,
                null,
                null,
                null,
                LONDON,
                null,
                null,
                "Ada King",
                null,
                parcels.length == 0 ? null : List.of(parcels),
                null);
    }

    static ParcelToShip parcel(UUID id) {
        return new ParcelToShip(
                id,
                "340123450000000018",
                900,
                300,
                200,
                120,
                List.of(new ShipmentItem(PRODUCT, 1)));
    }
}

package dev.waybill.shipping;

import dev.waybill.shipping.Parcel.Carried;
import dev.waybill.shipping.Parcel.Ended;
import dev.waybill.shipping.Parcel.Travelling;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A shipment with its parcels: what is locked, decided on and written together.
 *
 * @param version of its row when it was read; 0 before there is one
 */
record Dispatch(Shipment shipment, List<Parcel> parcels, long version) {

    Dispatch {
        parcels = List.copyOf(parcels);
    }

    UUID id() {
        return shipment.terms().shipmentId();
    }

    Dispatch with(Shipment next) {
        return new Dispatch(next, parcels, version);
    }

    Dispatch with(List<Parcel> moved) {
        return new Dispatch(shipment, moved, version);
    }

    List<Carried> carried() {
        return only(Carried.class).toList();
    }

    List<Travelling> travelling() {
        return only(Travelling.class).toList();
    }

    List<Parcel.Delivered> delivered() {
        return only(Parcel.Delivered.class).toList();
    }

    boolean hasEnded() {
        return parcels.stream().allMatch(Ended.class::isInstance);
    }

    private <P extends Parcel> Stream<P> only(Class<P> kind) {
        return parcels.stream().filter(kind::isInstance).map(kind::cast);
    }
}

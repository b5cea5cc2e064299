package dev.waybill.simulators.carriers;

import java.time.Instant;
import java.util.List;

/** One labelled parcel, and the trip that it will make. */
record Piece(String trackingNumber, int grams, List<Stop> trip) {

    Piece {
        trip = List.copyOf(trip);
    }

    List<Stop> until(Instant now) {
        return trip.stream().filter(stop -> !stop.at().isAfter(now)).toList();
    }
}

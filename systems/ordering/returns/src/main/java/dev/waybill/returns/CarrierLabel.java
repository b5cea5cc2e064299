package dev.waybill.returns;

import org.jspecify.annotations.Nullable;

/**
 * A carrier's label for the goods of a return, as far as shipping has told.
 *
 * @param reason why no carrier sells one
 */
record CarrierLabel(
        State state,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String reason) {

    /**
     * <pre>
     * ASKED_FOR --> CREATED --nothing comes back--> CALLED_OFF
     *     |`------> REFUSED                            ^
     *     `------------nothing comes back--------------'
     * </pre>
     */
    enum State {
        ASKED_FOR,
        CREATED,
        REFUSED,
        CALLED_OFF
    }

    static CarrierLabel askedFor() {
        return new CarrierLabel(State.ASKED_FOR, null, null, null);
    }

    CarrierLabel created(String byCarrier, String number) {
        return new CarrierLabel(State.CREATED, byCarrier, number, null);
    }

    CarrierLabel refused(String why) {
        return new CarrierLabel(State.REFUSED, null, null, why);
    }

    CarrierLabel callOff() {
        return new CarrierLabel(State.CALLED_OFF, carrier, trackingNumber, null);
    }
}

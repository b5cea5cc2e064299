package dev.waybill.checkout;

/** The state of a session as it is named on the wire and in the table. */
enum Status {
    PRICING,
    STARTED,
    RESERVING,
    AUTHORIZING,
    CREATING_ORDER,
    COMPENSATING,
    CONFIRMED,
    FAILED;

    static Status of(Session session) {
        return switch (session) {
            case Session.Pricing _ -> PRICING;
            case Session.Started _ -> STARTED;
            case Session.Reserving _ -> RESERVING;
            case Session.Authorizing _ -> AUTHORIZING;
            case Session.CreatingOrder _ -> CREATING_ORDER;
            case Session.Compensating _ -> COMPENSATING;
            case Session.Confirmed _ -> CONFIRMED;
            case Session.Failed _ -> FAILED;
        };
    }

    boolean isFinished() {
        return this == CONFIRMED || this == FAILED;
    }
}

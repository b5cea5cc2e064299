package dev.waybill.shipping;

/** A carrier did not do what it was asked. */
final class CarrierFailure extends Exception {

    private static final long serialVersionUID = 1;

    /** What that means for what was asked. */
    enum Kind {
        /** It has not reached the carrier: another one may be asked at once. */
        NOT_SENT,
        /** The carrier said no. */
        REFUSED,
        /** It may have been done. */
        UNANSWERED
    }

    private final Kind kind;

    CarrierFailure(Kind kind, String why) {
        super(why, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}

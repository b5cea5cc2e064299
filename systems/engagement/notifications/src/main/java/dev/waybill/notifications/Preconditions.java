package dev.waybill.notifications;

import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Problem;

/** What two people may edit at once is only changed by one who has seen what is there. */
final class Preconditions {

    private Preconditions() {}

    /**
     * @throws Problem 412 if the client has seen something where there is nothing
     */
    static void mayBeNew(Asking asking) {
        if (asking.ifMatch() != null) {
            throw Problem.of(412, "precondition-failed", "There is nothing here any more.");
        }
    }

    /**
     * @throws Problem 428 without an If-Match, 412 with another one
     */
    static void mustHaveSeen(Asking asking, long version) {
        if (asking.ifMatch() == null) {
            throw Problem.of(
                    428,
                    "precondition-required",
                    "Somebody else may have changed it: send If-Match with the ETag that you have seen. It is at "
                            + Etag.of(version)
                            + ".");
        }
        asking.match(version);
    }
}

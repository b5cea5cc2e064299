package dev.waybill.simulators.stripe;

import java.util.Locale;

/**
 * Where an intent stands.
 *
 * <pre>
 * REQUIRES_PAYMENT_METHOD --card--> REQUIRES_CONFIRMATION --confirm--> REQUIRES_CAPTURE --capture--> SUCCEEDED
 *          ^---------------------------declined-'   '----confirm (automatic)----------------------------^
 * REQUIRES_CAPTURE --a part of it is captured, more may follow--> REQUIRES_CAPTURE
 * and from every state but SUCCEEDED --cancel--> CANCELED, unless a part is captured; what is too old
 * is given up: CANCELED, or SUCCEEDED if a part is captured
 * </pre>
 */
enum Status {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED;

    final String wire = name().toLowerCase(Locale.ROOT);

    boolean confirmable() {
        return this == REQUIRES_PAYMENT_METHOD || this == REQUIRES_CONFIRMATION;
    }

    boolean cancelable() {
        return this != SUCCEEDED && this != CANCELED;
    }
}

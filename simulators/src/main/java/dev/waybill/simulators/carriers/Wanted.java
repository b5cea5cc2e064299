package dev.waybill.simulators.carriers;

import java.util.List;

/**
 * A request for labels, or for rates, in no carrier's words.
 *
 * @param comesBack from a customer, who brings the parcel when he finds the time
 */
record Wanted(String reference, String service, List<Integer> grams, boolean comesBack) {

    private static final int DAYS_UNTIL_IT_IS_BROUGHT = 2;

    Wanted {
        grams = List.copyOf(grams);
    }

    int daysUntilPickedUp() {
        return comesBack ? DAYS_UNTIL_IT_IS_BROUGHT : 0;
    }
}

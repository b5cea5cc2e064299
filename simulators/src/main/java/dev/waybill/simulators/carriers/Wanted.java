package dev.waybill.simulators.carriers;

import java.util.List;

/** A request for labels, or for rates, in no carrier's words. */
record Wanted(String reference, String service, List<Integer> grams) {

    Wanted {
        grams = List.copyOf(grams);
    }
}

package dev.waybill.warehouse;

import java.util.List;

/**
 * What a command has led to.
 *
 * @param facts what is to be told, in this order
 */
record Step(PickingJob job, List<Record> facts) {

    Step {
        facts = List.copyOf(facts);
    }
}

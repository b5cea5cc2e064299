package dev.waybill.shipping;

import java.util.List;
import java.util.UUID;

/**
 * What follows from one word about a return's label, as {@link Step} for shipments.
 *
 * @param facts contract records to be told
 * @param asked what carriers are to be asked after the commit
 * @param withdrawn questions whose answers nobody wants any more
 */
record ReturnStep(
        ReturnLabel next, List<Object> facts, List<Step.Asked> asked, List<UUID> withdrawn) {

    static ReturnStep to(ReturnLabel next) {
        return new ReturnStep(next, List.of(), List.of(), List.of());
    }

    ReturnStep tell(Object fact) {
        return new ReturnStep(next, List.of(fact), asked, withdrawn);
    }

    ReturnStep ask(UUID key, Question question) {
        return new ReturnStep(next, facts, List.of(new Step.Asked(key, question)), withdrawn);
    }

    ReturnStep withdraw(UUID key) {
        return new ReturnStep(next, facts, asked, List.of(key));
    }
}

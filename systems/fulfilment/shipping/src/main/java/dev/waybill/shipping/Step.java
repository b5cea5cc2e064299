package dev.waybill.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What follows from one word: the next state and everything that must commit together with it.
 *
 * @param facts contract records to be told, in order
 * @param asked what carriers are to be asked after the commit
 * @param withdrawn questions whose answers nobody wants any more
 * @param claims opened or ended
 */
record Step(
        Dispatch next,
        List<Object> facts,
        List<Asked> asked,
        List<UUID> withdrawn,
        List<Claim> claims) {

    /** A question under the name by which it is known when it is asked again. */
    record Asked(UUID key, Question question) {}

    static Step to(Dispatch next) {
        return new Step(next, List.of(), List.of(), List.of(), List.of());
    }

    Step tell(List<?> more) {
        var all = new ArrayList<>(facts);
        all.addAll(more);
        return new Step(next, all, asked, withdrawn, claims);
    }

    Step ask(UUID key, Question question) {
        return new Step(next, facts, List.of(new Asked(key, question)), withdrawn, claims);
    }

    Step withdraw(UUID key) {
        return new Step(next, facts, asked, List.of(key), claims);
    }

    Step claim(List<Claim> changed) {
        return new Step(next, facts, asked, withdrawn, changed);
    }
}

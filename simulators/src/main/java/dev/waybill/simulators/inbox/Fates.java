package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Chance;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Pause;
import dev.waybill.simulators.Reply;
import dev.waybill.simulators.Reply.Answer;
import java.util.function.Supplier;

/** What becomes of calls, as the dials have it. */
record Fates(Pause pause, Chance chance) {

    Reply of(Faults faults, Supplier<Answer> work) throws InterruptedException {
        var luck = chance.next();
        var fate = faults.fate(luck);
        if (!pause.last(faults.latency().draw(luck))) {
            return faults.silence();
        }
        return switch (fate) {
            case UNAVAILABLE -> Answer.problem(503, "temporarily unavailable");
            case ERROR -> Answer.problem(500, "failed");
            case TIMEOUT_BEFORE -> faults.silence();
            case ANSWER -> work.get();
            case TIMEOUT_AFTER -> {
                var _ = work.get();
                yield faults.silence();
            }
        };
    }
}

package dev.waybill.orders;

import dev.waybill.orders.ArchiveQuestion.WriteFile;
import dev.waybill.platform.Ids;
import dev.waybill.platform.effects.Calls;
import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Effects;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.List;

/**
 * Orders have been over for long enough: some are claimed for a file, which is then written outside
 * of any transaction. They stay whole until it is ({@link ArchiveHandler}).
 */
final class ArchiveOrders implements Alarm {

    private static final int MOST_FILES = 4;

    private final ArchiveTables tables;
    private final ArchiveFiles files;
    private final Effects<ArchiveQuestion> effects;
    private final Calls<ArchiveQuestion, ?> calls;
    private final ArchiveRules rules;
    private final Ids ids;

    ArchiveOrders(
            ArchiveTables tables,
            ArchiveFiles files,
            Effects<ArchiveQuestion> effects,
            Calls<ArchiveQuestion, ?> calls,
            ArchiveRules rules,
            Ids ids) {
        this.tables = tables;
        this.files = files;
        this.effects = effects;
        this.calls = calls;
        this.rules = rules;
        this.ids = ids;
    }

    /** However many are due: some files at a time, the next ones when these are written. */
    @Override
    public int ring(Instant now, Outbox outbox) {
        if (files.beingWritten() >= MOST_FILES) {
            return 0;
        }
        var fileId = ids.next();
        var claimed = tables.claim(fileId, now.minus(rules.after()), rules.atOnce());
        if (claimed > 0) {
            files.open(fileId, claimed, now);
            var write =
                    Effect.<ArchiveQuestion>of(
                            fileId, fileId, new WriteFile(fileId, now), fileId, now);
            effects.insert(List.of(write));
            outbox.afterCommit(() -> calls.send(List.of(write)));
        }
        return claimed;
    }
}

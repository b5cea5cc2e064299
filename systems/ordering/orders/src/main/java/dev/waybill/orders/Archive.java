package dev.waybill.orders;

import dev.waybill.orders.ArchiveFiles.Finding;
import dev.waybill.platform.Room;
import dev.waybill.platform.effects.Calls;
import dev.waybill.platform.effects.Effects;
import dev.waybill.platform.effects.Janitor;
import dev.waybill.platform.effects.Pace;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;

/**
 * Long-term files, put together: orders that are over are claimed, written into a file, and removed
 * from here when it lies there; each file is read again now and then.
 */
record Archive(ArchiveFiles files, ArchiveReads reads) {

    private static final int FILES_AT_ONCE = 2;

    /** Nothing is looked for, so keys need not be remembered: {@link ArchiveWriter}. */
    private static final Pace PACE =
            new Pace(
                    Duration.ofMinutes(2),
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(5));

    static Archive open(Room room, Orders orders, OrderRules orderRules) {
        var files = new ArchiveFiles(room.database());
        var rules = ArchiveRules.of(room.settings());
        Gauge.builder("waybill.orders.archive.damaged", files::damaged)
                .description("long-term files that are corrupted or missing")
                .register(room.meters());
        return ArchiveRules.store(room.settings(), room.clock())
                .map(store -> room.part(ArchiveStore.class, store))
                .map(store -> into(store, room, orders, orderRules, files, rules))
                .orElseGet(() -> new Archive(files, new ArchiveReads(files, null, _ -> {})));
    }

    private static Archive into(
            ArchiveStore store,
            Room room,
            Orders orders,
            OrderRules orderRules,
            ArchiveFiles files,
            ArchiveRules rules) {
        var tables = new ArchiveTables(room.database());
        var effects = new Effects<>(room.database(), "orders", ArchiveQuestion.class, PACE);
        var calls =
                new Calls<>(
                        "orders",
                        new ArchiveWriter(tables, store),
                        room.calls(),
                        room.clock(),
                        room.meters(),
                        FILES_AT_ONCE);
        var handler =
                new ArchiveHandler(
                        orders, tables, files, effects, PACE, rules, orderRules, room.ids());
        calls.reportTo(room.takes(handler));
        room.wakes(new ArchiveOrders(tables, files, effects, calls, rules, room.ids()));
        room.wakes(new Janitor<>(effects, calls));
        var findings = room.<Finding>takes(new FindingHandler(files));
        room.wakes(new ReadArchiveAgain(files, store, rules.readAgain(), room.calls(), findings));
        return new Archive(
                files,
                new ArchiveReads(
                        files, store, finding -> ReadArchiveAgain.tell(findings, finding)));
    }
}

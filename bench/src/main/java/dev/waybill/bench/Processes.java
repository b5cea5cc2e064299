package dev.waybill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What processes and their children have used of the machine, from /proc. Children that have ended
 * are in it through what their parent has waited for. Empty where there is no /proc.
 */
final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed for user space

    private final Map<String, Long> pids;

    /**
     * @param pids process ids by the name to show
     */
    Processes(Map<String, Long> pids) {
        this.pids = pids;
    }

    /**
     * @param cpuSeconds since the process began, children included
     * @param megabytes resident memory; pages that children share count once
     */
    record Use(double cpuSeconds, double megabytes) {}

    /** One line of /proc/pid/stat. */
    record Stat(long pid, long parent, long ticks) {

        static Optional<Stat> parse(String line) {
            var end = line.lastIndexOf(')'); // the name before it may contain anything
            if (end < 0) {
                return Optional.empty();
            }
            var pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
            var fields = line.substring(end + 2).split(" ");
            long ticks = 0;
            for (int at = 11; at <= 14; at++) { // utime, stime, cutime, cstime
                ticks += Long.parseLong(fields[at]);
            }
            return Optional.of(new Stat(pid, Long.parseLong(fields[1]), ticks));
        }
    }

    /** By name; a process that is not there is left out. */
    Map<String, Use> now() {
        var all = new HashMap<Long, Stat>();
        stats().forEach(stat -> all.put(stat.pid(), stat));
        var uses = new LinkedHashMap<String, Use>();
        pids.forEach((name, pid) -> {
            if (all.containsKey(pid)) {
                uses.put(name, use(family(pid, all, pids.values())));
            }
        });
        return uses;
    }

    /** The process and all below it, without those that are shown on their own. */
    static List<Stat> family(long pid, Map<Long, Stat> all, java.util.Collection<Long> shown) {
        var family = new ArrayList<Stat>();
        for (var stat : all.values()) {
            var at = stat;
            while (at != null && at.pid() != pid && !shown.contains(at.pid())) {
                at = all.get(at.parent());
            }
            if (at != null && at.pid() == pid) {
                family.add(stat);
            }
        }
        return family;
    }

    private static Use use(List<Stat> family) {
        var ticks = family.stream().mapToLong(Stat::ticks).sum();
        var kilobytes = family.stream().mapToLong(stat -> resident(stat.pid())).sum();
        return new Use(ticks / TICKS_PER_SECOND, kilobytes / 1024.0);
    }

    private static List<Stat> stats() {
        try (var entries = Files.list(PROC)) {
            return entries.filter(
                            entry -> Character.isDigit(entry.getFileName().toString().charAt(0)))
                    .flatMap(entry -> read(entry.resolve("stat")).stream())
                    .flatMap(line -> Stat.parse(line).stream())
                    .toList();
        } catch (IOException _) {
            return List.of(); // no /proc on this system
        }
    }

    /** Proportional where the kernel tells it, so that shared buffers do not count per backend. */
    private static long resident(long pid) {
        var folder = PROC.resolve(Long.toString(pid));
        return read(folder.resolve("smaps_rollup"))
                .flatMap(text -> kilobytes(text, "Pss:"))
                .or(() -> read(folder.resolve("status")).flatMap(text -> kilobytes(text, "VmRSS:")))
                .orElse(0L);
    }

    static Optional<Long> kilobytes(String text, String field) {
        return text.lines()
                .filter(line -> line.startsWith(field))
                .map(line ->
                        Long.parseLong(line.substring(field.length()).replace("kB", "").strip()))
                .findFirst();
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException _) {
            return Optional.empty(); // it has ended meanwhile, or is not ours to read
        }
    }
}

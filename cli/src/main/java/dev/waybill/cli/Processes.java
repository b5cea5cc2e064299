package dev.waybill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of this machine, ours or not. */
final class Processes {
    private static final long SLICE_MILLIS = 100;

    private Processes() {}

    /** In a container whose first process reaps nobody, the dead stay in the table as zombies. */
    static Optional<ProcessHandle> living(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> !zombie(pid));
    }

    private static boolean zombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException _) {
            return false; // it has just gone, or this is macOS
        }
    }

    /** Asks it to end, and makes it after the limit; false if it had to be made. */
    static boolean end(ProcessHandle process, Duration limit) {
        process.destroy();
        if (endsWithin(process, limit)) {
            return true;
        }
        process.destroyForcibly();
        endsWithin(process, limit);
        return false;
    }

    /** Waits; false if it still lives after the limit. */
    static boolean endsWithin(ProcessHandle process, Duration limit) {
        var until = System.nanoTime() + limit.toNanos();
        while (living(process.pid()).isPresent()) {
            if (System.nanoTime() - until >= 0) {
                return false;
            }
            pause(process);
        }
        return true;
    }

    private static void pause(ProcessHandle process) {
        try {
            process.onExit().get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // the slice is over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for process " + process.pid() + ".", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Resident bytes; 0 where they cannot be told. */
    static long memory(long pid) {
        return resident(pid, "VmRSS:");
    }

    /** For those that share memory, which is counted once: each child only with what is its own. */
    static long memoryWithChildren(ProcessHandle process) {
        var shared =
                process.descendants()
                        .mapToLong(child -> resident(child.pid(), "RssShmem:"))
                        .max()
                        .orElse(0);
        var own = process.descendants().mapToLong(child -> resident(child.pid(), "RssAnon:")).sum();
        return memory(process.pid())
                + own
                + Math.max(0, shared - resident(process.pid(), "RssShmem:"));
    }

    private static long resident(long pid, String kind) {
        try {
            return kilobytes(
                            Files.readString(Path.of("/proc", String.valueOf(pid), "status")), kind)
                    << 10;
        } catch (IOException _) {
            return 0; // it has just gone, or this is macOS
        }
    }

    private static long kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}

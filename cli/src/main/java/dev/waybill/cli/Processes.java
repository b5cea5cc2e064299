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

    /** Resident memory in bytes, of the process and its children; 0 where it cannot be told. */
    static long memory(long pid) {
        return ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> own(child.pid()))
                        .sum()
                + own(pid);
    }

    /** Without the pages that it shares: PostgreSQL's buffers would be counted once per backend. */
    private static long own(long pid) {
        try {
            var status = Files.readString(Path.of("/proc", String.valueOf(pid), "status"));
            return kilobytes(status, "RssAnon:") * 1024 + kilobytes(status, "RssFile:") * 1024;
        } catch (IOException _) {
            return 0;
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

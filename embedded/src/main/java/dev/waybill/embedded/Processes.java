package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that are not our children. */
final class Processes {
    private static final long SLICE_MILLIS = 100;

    private Processes() {}

    /** In a container whose first process reaps nobody, the dead stay in the table as zombies. */
    static boolean alive(ProcessHandle process) {
        return process.isAlive() && !zombie(process.pid());
    }

    private static boolean zombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException _) {
            return false; // it has just gone, or this is macOS
        }
    }

    /** Waits; false if it is still alive after the limit. */
    static boolean endsWithin(ProcessHandle process, Duration limit) {
        var until = System.nanoTime() + limit.toNanos();
        while (alive(process)) {
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
            throw new EmbeddedFailure("Interrupted while waiting for a process.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.waybill.proof.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What the application holds in memory. The heap is what its own metrics say; with the process at
 * hand it is made to collect its garbage first, and what the system gives it is read from /proc.
 *
 * @param heap bytes in use
 * @param collected whether garbage was collected just before
 * @param resident bytes, 0 where they cannot be told
 */
record Memory(String when, long heap, boolean collected, long resident) {

    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)$");

    /** Growth from middle to end that is no leak: what is kept for a while, and noise. */
    private static final long NOISE = 24L << 20;

    private static final double SHARE = 0.15;

    /**
     * @param pid of the application on this machine; 0 if it is elsewhere
     */
    static Memory of(String when, Server server, long pid) throws IOException {
        var collected = pid != 0 && collect(pid);
        var heap =
                HEAP.matcher(server.text("/actuator/prometheus"))
                        .results()
                        .mapToDouble(found -> Double.parseDouble(found.group(1)))
                        .sum();
        return new Memory(when, (long) heap, collected, pid == 0 ? 0 : resident(pid));
    }

    private static boolean collect(long pid) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            return false;
        }
        var process =
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long resident(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0; // there is no /proc here
        }
    }

    /** Whether the second half of a run has left no more behind than noise. */
    static boolean isFlat(Memory middle, Memory end) {
        var growth = end.heap() - middle.heap();
        return !end.collected() || growth <= Math.max(NOISE, (long) (middle.heap() * SHARE));
    }
}

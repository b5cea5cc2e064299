package dev.waybill.proof.soak;

import dev.waybill.bench.Client;
import dev.waybill.bench.Unusable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Processes of this machine. */
final class Local {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int LOWEST_PORT = 12_000;
    private static final int FIRST_OF_CLIENTS = 32_000;
    private static final Duration POLL = Duration.ofMillis(50);

    private Local() {}

    /**
     * One that stays free while its server is away: those that the system gives to clients would be
     * taken by whoever calls just then, or by a call to the port itself.
     */
    static int freePort() {
        for (var tries = 0; tries < 1_000; tries++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, FIRST_OF_CLIENTS);
            if (isFree(port)) {
                return port;
            }
        }
        throw new Unusable("There is no free port between 12000 and 32000.");
    }

    /** A killed process is counted as dead while the last of its threads still holds its port. */
    static void awaitFree(int port) {
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() - until >= 0) {
                throw new Unusable("Port " + port + " is not given back by a killed process.");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** A JVM that a Ctrl-C at our terminal does not reach: we end it, after ourselves. */
    static List<String> java(List<String> options, Class<?> main, List<String> words) {
        var all = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(options);
        all.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(words);
        return all;
    }

    static ProcessHandle start(String name, Folder folder, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log(name + "-out").toFile()))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start()
                    .toHandle();
        } catch (IOException e) {
            throw new Unusable("The process of the " + name + " could not be started.", e);
        }
    }

    /** Waits until somebody answers there; false if the process ends instead. */
    static boolean answers(ProcessHandle process, String url) {
        var uri = URI.create(url);
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() - until < 0) {
            if (answers(uri)) {
                return true;
            }
            if (!isAlive(process)) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new Unusable("Nobody answers at " + url + " for " + START_LIMIT.toSeconds() + " s.");
    }

    private static boolean answers(URI uri) {
        try (var client = new Client(uri)) {
            return client.get(uri.getPath()).status() < 500;
        } catch (IOException _) {
            return false;
        }
    }

    static long started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    /** Where nobody reaps the dead they stay in the table. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException _) {
            return false; // it has just gone, or there is no /proc
        }
    }

    static void awaitEnd(ProcessHandle process) {
        if (!endsWithin(process, Duration.ofSeconds(30))) {
            throw new Unusable("Process " + process.pid() + " survives kill -9.");
        }
    }

    static boolean endsWithin(ProcessHandle process, Duration limit) {
        var until = System.nanoTime() + limit.toNanos();
        while (isAlive(process)) {
            if (System.nanoTime() - until >= 0) {
                return false;
            }
            try {
                process.onExit().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // look again
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }

    /** Asks it to end, and makes it if it does not. */
    static void end(@Nullable ProcessHandle process, Duration grace) {
        if (process == null) {
            return;
        }
        process.destroy();
        if (!endsWithin(process, grace)) {
            process.destroyForcibly();
            endsWithin(process, grace);
        }
    }

    /** To those that live. */
    static void signal(String name, List<ProcessHandle> processes) {
        var pids =
                processes.stream()
                        .filter(Local::isAlive)
                        .map(each -> String.valueOf(each.pid()))
                        .collect(Collectors.joining(" "));
        if (pids.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pids)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new Unusable("A signal could not be sent.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

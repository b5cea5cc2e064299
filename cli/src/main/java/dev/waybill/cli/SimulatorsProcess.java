package dev.waybill.cli;

import dev.waybill.embedded.SharedClasses;
import dev.waybill.simulators.SimulatorsMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stand-ins for what is outside (card payments, fraud screening, carriers, people's inboxes),
 * as a process of their own.
 */
record SimulatorsProcess(PidFile pid) {
    static final String WEBHOOK_SECRET = "whsec_simulated";
    static final List<String> CARRIERS = List.of("ups", "fedex");

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    static Optional<SimulatorsProcess> of(DataFolder folder) {
        return PidFile.living(pidFile(folder))
                .filter(pid -> pid.port() > 0)
                .map(SimulatorsProcess::new);
    }

    static Path pidFile(DataFolder folder) {
        return folder.simulators().resolve("simulators.pid");
    }

    /** Starts them, or goes on with those that run on the folder; their webhooks go to this URL. */
    static SimulatorsProcess start(DataFolder folder, String webhookUrl) {
        var running = of(folder);
        if (running.isPresent()) {
            running.get().tellWebhooksTo(webhookUrl);
            return running.get();
        }
        var log = folder.log("simulators");
        try {
            // A killed one's: where nobody reaps the dead, they would take it for a living one's.
            Files.deleteIfExists(pidFile(folder));
            var process =
                    new ProcessBuilder(command(folder, webhookUrl))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .redirectInput(Path.of("/dev/null").toFile())
                            .start();
            return awaited(folder, process.toHandle(), log);
        } catch (IOException e) {
            throw new Failure("The simulators' process could not be started.", e);
        }
    }

    private static SimulatorsProcess awaited(DataFolder folder, ProcessHandle process, Path log) {
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() - until < 0) {
            var ready = of(folder);
            if (ready.isPresent()) {
                return ready.get();
            }
            if (Processes.endsWithin(process, POLL)) {
                throw new Failure("The simulators did not start: " + lastLine(log));
            }
        }
        Processes.end(process, STOP_LIMIT);
        throw new Failure(
                "The simulators did not answer within %d s: see %s."
                        .formatted(START_LIMIT.toSeconds(), log));
    }

    private static String lastLine(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.reduce("see " + log, (_, last) -> last);
        } catch (IOException _) {
            return "see " + log;
        }
    }

    /**
     * In a JVM that a Ctrl-C at our terminal does not reach: we end it when the application has
     * ended.
     */
    private static List<String> command(DataFolder folder, String webhookUrl) {
        var words = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        // As for the application: the second compiler, and connections that are not kept, cost more
        // than they are worth.
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dhttp.maxConnections=200"));
        words.addAll(SharedClasses.options("simulators"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(SimulatorsMain.class.getName());
        words.addAll(List.of("--data", folder.simulators().toString()));
        words.addAll(List.of("--webhook-url", webhookUrl, "--webhook-secret", WEBHOOK_SECRET));
        return words;
    }

    private void tellWebhooksTo(String url) {
        tellWebhooksTo("stripe", url);
        for (var carrier : CARRIERS) {
            tellWebhooksTo(carrier, url.replace("/stripe", "/carriers/" + carrier));
        }
    }

    private void tellWebhooksTo(String simulator, String url) {
        new Api(pid.url())
                .put("/admin/dials/" + simulator, "{\"webhooks\":{\"url\":\"" + url + "\"}}");
    }

    String url() {
        return pid.url();
    }

    void stop() {
        Processes.living(pid.pid()).ifPresent(process -> Processes.end(process, STOP_LIMIT));
    }
}

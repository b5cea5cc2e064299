package dev.waybill.proof.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a result stands in: how to come to it again.
 *
 * @param commit of the sources, with a star if they had been changed; "unknown" without git
 */
record Frame(
        String command,
        int orders,
        int kills,
        long seed,
        String mutant,
        String at,
        String commit,
        String machine,
        String jvm,
        String servers) {

    static Frame of(Soak.Options options, long began) {
        var mutant = options.mutant().isEmpty() ? "" : " --mutant " + options.mutant();
        return new Frame(
                "./waybill prove --applications %d --orders %d --kills %d --seed %d%s"
                        .formatted(
                                options.applications(),
                                options.orders(),
                                options.kills(),
                                options.seed(),
                                mutant),
                options.orders(),
                options.kills(),
                options.seed(),
                options.mutant(),
                Instant.ofEpochMilli(began).toString(),
                commitOf(options.home()),
                thisMachine(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                "%d x Waybill, PostgreSQL 18, Kafka 4, each with its durable settings, on one machine"
                        .formatted(options.applications()));
    }

    private static String commitOf(Path home) {
        var head = git(home, "rev-parse", "--short=12", "HEAD");
        return head.isEmpty()
                ? "unknown"
                : head + (git(home, "status", "--porcelain").isEmpty() ? "" : "*");
    }

    private static String git(Path home, String... words) {
        var command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(words));
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said.strip() : "";
        } catch (IOException _) {
            return ""; // there is no git here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String thisMachine() {
        return "%d processors (%s), %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException _) {
            return System.getProperty("os.arch");
        }
    }
}

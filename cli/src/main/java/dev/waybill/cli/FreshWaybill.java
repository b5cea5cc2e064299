package dev.waybill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A Waybill on an empty data folder, in a process of its own, so that what it takes can be told
 * from what measures it.
 */
final class FreshWaybill implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);

    private final DataFolder folder;
    private final Process process;
    private final Thread hook = new Thread(this::end, "stop");
    private final String url;

    private FreshWaybill(DataFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(hook);
        this.url = awaitedUrl();
    }

    /**
     * With whatever the JVM has learnt about the application.
     *
     * @param folder is wiped first
     */
    static FreshWaybill start(DataFolder folder, Console console) {
        return start(folder, new LearntStart().options(), Map.of(), console);
    }

    /**
     * @param folder is wiped first
     * @param options of its JVM, beside those in {@code cli/jvm/application.options}
     * @param settings of it, beside those that it would have
     */
    static FreshWaybill start(
            DataFolder folder,
            List<String> options,
            Map<String, String> settings,
            Console console) {
        var residents = new Residents(folder);
        if (residents.application().isPresent()) {
            throw new Failure(
                    "Another bench runs on " + folder.root() + ": wait for its end, or stop it.");
        }
        if (Files.isDirectory(folder.root())) {
            residents.stop();
            folder.wipe();
        }
        folder.prepared();
        try {
            var process =
                    new ProcessBuilder(command(folder, options, console))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.log("up").toFile())
                            .redirectInput(Path.of("/dev/null").toFile());
            settings.forEach((key, value) -> process.environment().put(variable(key), value));
            return new FreshWaybill(folder, process.start());
        } catch (IOException e) {
            throw new Failure("A process for Waybill could not be started.", e);
        }
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static List<String> command(DataFolder folder, List<String> options, Console console) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("@" + console.home().resolve("cli/jvm/application.options"));
        words.addAll(options);
        words.add("-Dwaybill.home=" + console.home());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of("up", "--port", "0", "--data", folder.root().toString()));
        return words;
    }

    private String awaitedUrl() {
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() - until < 0) {
            var ready = PidFile.living(folder.pidFile()).filter(pid -> pid.port() > 0);
            if (ready.isPresent()) {
                return ready.get().url();
            }
            if (Processes.endsWithin(process.toHandle(), POLL)) {
                throw new Failure("The Waybill to measure did not start: " + lastWords());
            }
        }
        close();
        throw new Failure(
                "The Waybill to measure did not start in time: see " + folder.log("up") + ".");
    }

    private String lastWords() {
        try (var lines = Files.lines(folder.log("up"))) {
            return lines.reduce("", (_, last) -> last).replaceFirst("^waybill: ", "");
        } catch (IOException _) {
            return "see " + folder.log("up") + ".";
        }
    }

    String url() {
        return url;
    }

    Map<String, Long> pids() {
        var pids = new LinkedHashMap<String, Long>();
        new Residents(folder).all().forEach(one -> pids.put(one.name(), one.pid()));
        return pids;
    }

    /** Of the database that it keeps everything in. */
    String jdbcUrl() {
        return new Residents(folder)
                .all().stream()
                        .filter(one -> one.name().equals("PostgreSQL"))
                        .map(one ->
                                "jdbc:postgresql://127.0.0.1:"
                                        + one.port()
                                        + "/waybill?user=waybill")
                        .findFirst()
                        .orElseThrow(() ->
                                new Failure("PostgreSQL of " + folder.root() + " does not run."));
    }

    private void end() {
        Processes.end(process.toHandle(), STOP_LIMIT);
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}

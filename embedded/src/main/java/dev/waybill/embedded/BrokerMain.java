package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Kafka broker as a process of its own: {@code --data DIR --port N [--retention PT168H]
 * [--advertised N]}.
 *
 * <p>Prints {@code READY} when it is up and ends cleanly on SIGTERM. If it cannot start it says why
 * in one sentence and ends with code 3. It may outlive its parent.
 */
public final class BrokerMain {
    static final int CANNOT_START = 3;
    private static final String REFUSED = "REFUSED: ";

    private BrokerMain() {}

    public static void main(String[] arguments) {
        try {
            run(options(arguments));
        } catch (EmbeddedFailure e) {
            System.err.println(REFUSED + e.getMessage());
            System.exit(CANNOT_START);
        }
    }

    private static void run(Map<String, String> options) {
        var settings =
                new EmbeddedKafka.Settings(
                        Path.of(option(options, "--data")),
                        Integer.parseInt(option(options, "--port")),
                        Duration.parse(options.getOrDefault("--retention", "PT168H")),
                        Duration.ZERO,
                        Integer.parseInt(options.getOrDefault("--advertised", "0")));
        var broker = EmbeddedKafka.start(settings, BrokerProcess::remember);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker), "waybill-broker-stop"));
        System.out.println("READY " + broker.bootstrap());
    }

    private static void end(EmbeddedKafka broker) {
        try {
            broker.stop();
            BrokerProcess.forget(broker.dataFolder());
        } catch (IOException e) {
            throw Folders.notWritable(broker.dataFolder(), e);
        }
    }

    private static String option(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null) {
            throw new EmbeddedFailure("The broker needs " + name + ".");
        }
        return value;
    }

    private static Map<String, String> options(String[] arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    /** What such a process refused with, from its log. */
    static Optional<String> refusalIn(String log) {
        return log.lines()
                .filter(line -> line.startsWith(REFUSED))
                .map(line -> line.substring(REFUSED.length()))
                .reduce((_, last) -> last);
    }

    /** Runs this class in a JVM of its own that a Ctrl-C at our terminal does not reach. */
    static BrokerProcess launch(EmbeddedKafka.Settings settings, int port) {
        var folder = settings.dataFolder().toAbsolutePath().normalize();
        var log = folder.resolve("broker.log");
        try {
            Folders.roll(log);
            var from = Folders.size(log);
            var process =
                    new ProcessBuilder(command(folder, port, settings))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .redirectInput(Path.of("/dev/null").toFile())
                            .start();
            return new BrokerProcess(process.toHandle(), port, from);
        } catch (IOException e) {
            throw new EmbeddedFailure("The Kafka broker's process could not be started.", e);
        }
    }

    static List<String> command(Path folder, int port, EmbeddedKafka.Settings settings) {
        var words = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        words.addAll(SharedClasses.options("broker"));
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.add("-Dlogback.configurationFile=dev/waybill/embedded/broker-logback.xml");
        words.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.add(BrokerMain.class.getName());
        words.addAll(List.of("--data", folder.toString(), "--port", String.valueOf(port)));
        words.addAll(List.of("--retention", settings.retention().toString()));
        words.addAll(List.of("--advertised", String.valueOf(settings.advertised())));
        return words;
    }
}

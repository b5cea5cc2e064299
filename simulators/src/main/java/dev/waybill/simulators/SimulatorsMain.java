package dev.waybill.simulators;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The simulators as a process of their own.
 *
 * <pre>--port 0|N --smtp-port 0|N --data DIR --webhook-url URL --webhook-secret whsec_... --seed N
 * </pre>
 *
 * A heap of 512 MB holds a million payments with their keys and screenings if the young generation
 * leaves it the room: {@code -Xmx512m -Xmn80m -XX:+UseSerialGC}; for runs of a few minutes {@code
 * -XX:TieredStopAtLevel=1} spares more compiling than it costs.
 *
 * <p>Prints {@code READY port=N} once it answers; exits 2 for wrong options, 3 if the port is taken
 * or the folder cannot be used, each with one sentence.
 */
public final class SimulatorsMain {
    private static final Set<String> OPTIONS =
            Set.of(
                    "--port",
                    "--smtp-port",
                    "--data",
                    "--webhook-url",
                    "--webhook-secret",
                    "--seed");

    private SimulatorsMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Settings settings;
        try {
            settings = settings(options(List.of(arguments)));
        } catch (IllegalArgumentException wrong) {
            System.err.println("simulators: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        run(settings);
    }

    private static void run(Settings settings) throws InterruptedException {
        try {
            var pid = PidFile.claim(settings.data());
            var world = Simulators.start(settings);
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(world, pid)));
            pid.write(world.port());
            System.out.println("READY port=" + world.port());
        } catch (RuntimeException failed) {
            System.err.println("simulators: " + failed.getMessage());
            System.exit(3);
        }
        Thread.currentThread().join(); // until SIGTERM: the shutdown hook does the rest
    }

    private static void stop(Simulators world, PidFile pid) {
        world.close();
        pid.delete();
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no option " + name + "; there are " + OPTIONS);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            options.put(name, arguments.get(i + 1));
        }
        return options;
    }

    private static Settings settings(Map<String, String> options) {
        var data = options.get("--data");
        if (data == null) {
            throw new IllegalArgumentException("--data DIR is needed");
        }
        return new Settings(
                (int) number("--port", options, 0, 65_535),
                (int) number("--smtp-port", options, 0, 65_535),
                Path.of(data),
                options.getOrDefault("--webhook-url", ""),
                options.getOrDefault("--webhook-secret", "whsec_simulated"),
                number("--seed", options, 1, Long.MAX_VALUE),
                Clock.systemUTC());
    }

    private static long number(
            String name, Map<String, String> options, long otherwise, long most) {
        var text = options.get(name);
        try {
            var number = text == null ? otherwise : Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, like a number that is out of range.
        }
        throw new IllegalArgumentException(
                name + " must be a whole number from 0 to " + most + ", not " + text);
    }
}

package dev.waybill.app;

import dev.waybill.platform.Settings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The executable: {@code --waybill.database.url=... --waybill.kafka.bootstrap=...
 * --waybill.roles=inventory,orders}. What is not given as an argument is looked for in the
 * environment ({@code WAYBILL_DATABASE_URL}).
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            var waybill = Waybill.start(settings(args, System.getenv()));
            Runtime.getRuntime().addShutdownHook(new Thread(waybill::close, "stop"));
            System.out.println("Waybill takes orders on port " + waybill.port());
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("Waybill does not start: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * @throws IllegalArgumentException for an argument that is not like {@code --waybill.key=value}
     */
    public static Settings settings(String[] args, Map<String, String> environment) {
        var given = new HashMap<String, String>();
        for (var arg : args) {
            var equals = arg.indexOf('=');
            if (!arg.startsWith("--waybill.") || equals < 0) {
                throw new IllegalArgumentException("'" + arg + "' is not like --waybill.key=value");
            }
            given.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
        return new Settings(key -> given.getOrDefault(key, environment.get(inEnvironment(key))));
    }

    private static String inEnvironment(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}

package dev.waybill.proof.mutants;

import dev.waybill.app.Waybill;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The application with a known bug: {@code --mutant=NO_TOMBSTONE}, and then what {@link
 * dev.waybill.app.Main} takes, which itself knows no mutants.
 */
public final class Main {

    private static final String MUTANT = "--mutant=";

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            var waybill = start(args);
            Runtime.getRuntime().addShutdownHook(new Thread(waybill::close, "stop"));
            System.out.println("Waybill takes orders on port " + waybill.port());
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("Waybill does not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static Waybill start(String[] args) {
        var settings =
                dev.waybill.app.Main.settings(
                        Arrays.stream(args)
                                .filter(arg -> !arg.startsWith(MUTANT))
                                .toArray(String[]::new),
                        System.getenv());
        return Waybill.start(settings, bug(args).parts());
    }

    /**
     * @throws IllegalArgumentException unless exactly one is named
     */
    static KnownBug bug(String[] args) {
        var named = Arrays.stream(args).filter(arg -> arg.startsWith(MUTANT)).toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException("name one mutant: " + MUTANT + "NO_TOMBSTONE");
        }
        return KnownBug.named(named.getFirst().substring(MUTANT.length()));
    }
}

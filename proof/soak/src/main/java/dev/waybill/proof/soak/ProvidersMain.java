package dev.waybill.proof.soak;

import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulators;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The simulated providers, by the clock of the proof's world. */
public final class ProvidersMain {

    static final String WEBHOOK_SECRET = "whsec_proof";

    static final int SEARCH_LAG_MILLIS = 20_000;

    private ProvidersMain() {}

    /** CLOCK-FILE PORT DATA-FOLDER WEBHOOK-URL SEED. */
    public static void main(String[] words) throws InterruptedException {
        Parent.endWithIt();
        try {
            var world =
                    Simulators.start(
                            Settings.in(Path.of(words[2]))
                                    .port(Integer.parseInt(words[1]))
                                    .webhooks(words[3], WEBHOOK_SECRET)
                                    .seed(Long.parseLong(words[4]))
                                    .clock(WorldClock.of(Path.of(words[0]))));
            // Stripe's search finds an intent late; the application is told how late.
            world.stripeDial().set(world.stripeDial().get().lags(SEARCH_LAG_MILLIS));
            Runtime.getRuntime().addShutdownHook(new Thread(world::close, "stop"));
            System.out.println("READY");
            new CountDownLatch(1).await();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}

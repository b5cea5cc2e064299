package dev.waybill.proof.soak;

import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulators;
import dev.waybill.simulators.carriers.CarrierDials;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The simulated providers, by the clock of the proof's world. */
public final class ProvidersMain {

    static final String WEBHOOK_SECRET = "whsec_proof";

    static final int SEARCH_LAG_MILLIS = 20_000;

    static final List<String> CARRIERS = List.of("ups", "fedex");

    private static final int CARRIERS_DAY_MILLIS = 700;

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
            for (var carrier : List.of(world.ups(), world.fedex())) {
                carrier.dial().set(usual(carrier.dial().get()));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(world::close, "stop"));
            System.out.println("READY");
            new CountDownLatch(1).await();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** A parcel is at its door within seconds; some are lost or broken, some doors stay closed. */
    private static CarrierDials usual(CarrierDials initial) {
        return initial.days(CARRIERS_DAY_MILLIS)
                .searching(SEARCH_LAG_MILLIS)
                .mishaps(0.01, 0.01, 0.1);
    }

    /** The same for a carrier whose dials have been turned back, as its admin page takes it. */
    static String usualCarrier() {
        return "{\"dayMs\":%d,\"searchLagMs\":%d,\"lostRate\":0.01,\"damagedRate\":0.01,\"attemptFailsRate\":0.1}"
                .formatted(CARRIERS_DAY_MILLIS, SEARCH_LAG_MILLIS);
    }
}

package dev.waybill.proof.soak;

import dev.waybill.simulators.Dial;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulators;
import dev.waybill.simulators.carriers.CarrierDials;
import dev.waybill.simulators.stripe.StripeDials;
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
                                    .clock(WorldClock.of(Path.of(words[0]))),
                            ProvidersMain::turn);
            Runtime.getRuntime().addShutdownHook(new Thread(world::close, "stop"));
            System.out.println("READY");
            new CountDownLatch(1).await();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /**
     * As they usually are, before anybody is served and when they are turned back: a label that is
     * sold in between would be carried for days. Stripe's search finds an intent late; the
     * application is told how late.
     */
    private static void turn(Dial<StripeDials> stripe, List<Dial<CarrierDials>> carriers) {
        stripe.usual(stripe.get().lags(SEARCH_LAG_MILLIS));
        carriers.forEach(carrier -> carrier.usual(usual(carrier.get())));
    }

    /** A parcel is at its door within seconds; some are lost or broken, some doors stay closed. */
    private static CarrierDials usual(CarrierDials initial) {
        return initial.days(CARRIERS_DAY_MILLIS)
                .searching(SEARCH_LAG_MILLIS)
                .mishaps(0.01, 0.01, 0.1);
    }
}

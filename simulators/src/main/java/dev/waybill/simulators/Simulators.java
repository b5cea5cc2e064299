package dev.waybill.simulators;

import dev.waybill.simulators.carriers.CarrierDials;
import dev.waybill.simulators.carriers.CarrierSimulator;
import dev.waybill.simulators.fraud.FraudDials;
import dev.waybill.simulators.fraud.FraudSimulator;
import dev.waybill.simulators.inbox.InboxDials;
import dev.waybill.simulators.inbox.InboxSimulator;
import dev.waybill.simulators.stripe.StripeDials;
import dev.waybill.simulators.stripe.StripeSimulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outside world on one port: {@code /stripe} (base for stripe-java), {@code /fraud}, {@code
 * /ups}, {@code /fedex}, {@code /inbox}, {@code /sms}, {@code /push}, {@code /admin}; and mail on a
 * port of its own.
 *
 * <pre>{@code
 * try (var world = Simulators.start(Settings.in(folder).webhooks(url, "whsec_x"))) {
 *     stripe = StripeClient.builder().setApiKey("sk_test_x").setApiBase(world.stripeBase()).build();
 * }
 * }</pre>
 */
public final class Simulators implements AutoCloseable {
    private final Pause pause = new Pause();
    private final StripeSimulator stripe;
    private final FraudSimulator fraud;
    private final InboxSimulator inbox;
    private final CarrierSimulator ups;
    private final CarrierSimulator fedex;
    private final HttpEdge edge;

    /** Turns dials before anybody is served. */
    @FunctionalInterface
    public interface Beforehand {
        Beforehand NOTHING = (_, _) -> {};

        void turn(Dial<StripeDials> stripe, List<Dial<CarrierDials>> carriers);
    }

    private Simulators(Settings settings, Beforehand beforehand) {
        this.stripe = new StripeSimulator(settings, pause);
        this.fraud = new FraudSimulator(settings, pause);
        this.inbox = new InboxSimulator(settings, pause);
        this.ups = CarrierSimulator.ups(settings, pause);
        this.fedex = CarrierSimulator.fedex(settings, pause);
        beforehand.turn(stripe.dial(), List.of(ups.dial(), fedex.dial()));
        var simulators = new LinkedHashMap<String, Simulator>();
        simulators.put("stripe", stripe);
        simulators.put("fraud", fraud);
        simulators.put("ups", ups);
        simulators.put("fedex", fedex);
        simulators.put("inbox", inbox);
        this.edge = open(settings.port(), simulators);
    }

    /**
     * Starts; state of an earlier run in the same folder is taken up.
     *
     * @throws java.io.UncheckedIOException if the port is taken or the folder cannot be used
     */
    public static Simulators start(Settings settings) {
        return start(settings, Beforehand.NOTHING);
    }

    /** The same with dials that are turned before the first request is answered. */
    public static Simulators start(Settings settings, Beforehand beforehand) {
        return new Simulators(settings, beforehand);
    }

    public int port() {
        return edge.port();
    }

    /** For {@code StripeClient.builder().setApiBase(...)}. */
    public String stripeBase() {
        return "http://127.0.0.1:" + port() + "/stripe";
    }

    /** Screenings are {@code POST <this>/v1/screenings}. */
    public URI fraudBase() {
        return URI.create("http://127.0.0.1:" + port() + "/fraud");
    }

    /** SMS are {@code POST <this>/messages}. */
    public URI smsBase() {
        return URI.create("http://127.0.0.1:" + port() + "/sms");
    }

    /** Browsers are below it, each by a name. */
    public URI pushBase() {
        return URI.create("http://127.0.0.1:" + port() + "/push");
    }

    public URI inboxBase() {
        return URI.create("http://127.0.0.1:" + port() + "/inbox");
    }

    public int smtpPort() {
        return inbox.smtpPort();
    }

    public URI adminBase() {
        return URI.create("http://127.0.0.1:" + port() + "/admin");
    }

    /** A carrier's API: {@code ups} or {@code fedex}. */
    public URI carrierBase(String name) {
        return URI.create("http://127.0.0.1:" + port() + "/" + name);
    }

    public CarrierSimulator ups() {
        return ups;
    }

    public CarrierSimulator fedex() {
        return fedex;
    }

    public Dial<StripeDials> stripeDial() {
        return stripe.dial();
    }

    public Dial<FraudDials> fraudDial() {
        return fraud.dial();
    }

    public Dial<InboxDials> inboxDial() {
        return inbox.dial();
    }

    /** The lines of a simulator's journal so far, for tests that ask what was written. */
    List<String> journalLines(String simulator) {
        var journal =
                switch (simulator) {
                    case "stripe" -> stripe.journal();
                    case "ups" -> ups.journal();
                    case "fedex" -> fedex.journal();
                    default -> fraud.journal();
                };
        return journal.page(0, Integer.MAX_VALUE).stream()
                .map(line -> new String(line, StandardCharsets.UTF_8))
                .toList();
    }

    private HttpEdge open(int port, Map<String, Simulator> simulators) {
        var endpoints = new LinkedHashMap<String, Endpoint>(simulators);
        endpoints.put("sms", inbox.sms());
        endpoints.put("push", inbox.push());
        endpoints.put("admin", new Admin(simulators));
        try {
            return new HttpEdge(port, endpoints, pause);
        } catch (RuntimeException failed) {
            closeSimulators();
            throw failed;
        }
    }

    private void closeSimulators() {
        pause.end();
        stripe.close();
        fraud.close();
        inbox.close();
        ups.close();
        fedex.close();
    }

    @Override
    public void close() {
        pause.end();
        edge.close();
        closeSimulators();
    }
}

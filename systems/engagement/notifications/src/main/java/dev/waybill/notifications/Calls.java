package dev.waybill.notifications;

import dev.waybill.platform.effects.Pulse;
import dev.waybill.platform.effects.Pulses;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.messaging.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives messages to their providers, never inside a transaction, and hands in what came of it. What
 * is lost with its process is due again after its lease.
 */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Map<Channel, Provider> providers = new EnumMap<>(Channel.class);
    private final Map<Channel, Circuit> circuits = new EnumMap<>(Channel.class);
    private final Map<Channel, Set<UUID>> underWay = new EnumMap<>(Channel.class);
    private final Executor threads;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Pulses pulses;
    private final int atOnce;
    private @Nullable Intake<Outcome> outcomes;

    /**
     * @param atOnce how many calls may be under way to one provider
     */
    Calls(
            List<Provider> providers,
            Executor threads,
            Clock clock,
            MeterRegistry meters,
            Pulses pulses,
            int atOnce) {
        this.threads = threads;
        this.clock = clock;
        this.meters = meters;
        this.pulses = pulses;
        this.atOnce = atOnce;
        for (var provider : providers) {
            this.providers.put(provider.channel(), provider);
            circuits.put(provider.channel(), Circuit.WELL);
            underWay.put(provider.channel(), ConcurrentHashMap.newKeySet());
            meters.gauge(
                    "waybill.notifications.open-circuits",
                    List.of(Tag.of("channel", provider.channel().name())),
                    this,
                    calls -> calls.isOpen(provider.channel()) ? 1 : 0);
        }
    }

    void reportTo(Intake<Outcome> intake) {
        outcomes = intake;
    }

    Set<Channel> carried() {
        return providers.keySet();
    }

    /** How many more calls each provider may be given now. */
    synchronized Map<Channel, Integer> room() {
        var room = new EnumMap<Channel, Integer>(Channel.class);
        circuits.forEach((channel, circuit) -> {
            var free = atOnce - underWay(channel).size();
            // While it is to be shown whether a provider is well, one call at a time.
            var admitted = circuit.admits(free, clock.instant());
            if (admitted > 0 && (circuit instanceof Circuit.Closed || free == atOnce)) {
                room.put(channel, admitted);
            }
        });
        return room;
    }

    void send(List<Errand> errands) {
        for (var errand : errands) {
            if (underWay(errand.address().channel()).add(errand.id())) {
                begin(errand);
            }
        }
    }

    private void begin(Errand errand) {
        try {
            threads.execute(() -> carryOut(errand));
        } catch (RejectedExecutionException _) {
            underWay(errand.address().channel()).remove(errand.id());
            LOG.info("No more calls are made; message {} is due again later", errand.id());
        }
    }

    private void carryOut(Errand errand) {
        var channel = errand.address().channel();
        try {
            var began = clock.instant();
            var report = report(errand);
            pulses.of(channel.name().toLowerCase(Locale.ROOT))
                    .beat(report.isWell() ? Pulse.Beat.ANSWERED : Pulse.Beat.SILENT, began);
            hear(channel, report);
            var asking = Asking.inside("provider outcome", Cause.timer(errand.id(), "system"));
            Objects.requireNonNull(outcomes, "outcomes go nowhere")
                    .leave(asking, new Outcome(errand, report));
        } finally {
            underWay(channel).remove(errand.id());
        }
    }

    private Report report(Errand errand) {
        try {
            return provider(errand.address().channel()).send(errand);
        } catch (RuntimeException e) {
            LOG.warn("Message {} could not be given to its provider", errand.id(), e);
            return new Report.Unknown(e.toString());
        }
    }

    private synchronized void hear(Channel channel, Report report) {
        var before = Objects.requireNonNull(circuits.get(channel));
        var after = before.heard(report.isWell(), clock.instant());
        circuits.put(channel, after);
        if (after instanceof Circuit.Open open && !after.equals(before)) {
            LOG.warn("{} is left in peace until {}: {}", channel, open.until(), report.line());
        }
        meters.counter(
                        "waybill.notifications.calls",
                        "channel",
                        channel.name(),
                        "report",
                        report.getClass().getSimpleName())
                .increment();
    }

    private synchronized boolean isOpen(Channel channel) {
        return circuits.get(channel) instanceof Circuit.Open;
    }

    private Provider provider(Channel channel) {
        return Objects.requireNonNull(providers.get(channel));
    }

    private Set<UUID> underWay(Channel channel) {
        return Objects.requireNonNull(underWay.get(channel));
    }
}

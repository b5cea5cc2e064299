package dev.waybill.shipping;

import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Outcome;
import dev.waybill.platform.effects.Outside;
import dev.waybill.shipping.Question.BuyLabels;
import dev.waybill.shipping.Question.Rate;
import dev.waybill.shipping.Question.Track;
import dev.waybill.shipping.Question.VoidLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Asks carriers. Labels are asked for once under each reference, since carriers sell as often as
 * they are asked: from then on they are only looked for, and when they are surely not there the
 * question is given up, and a new one, under a new reference, may be put to whoever is best.
 */
final class Carriers implements Outside<Question, Reply> {

    private final Map<Carrier, CarrierApi> apis;
    private final Duration searchLag;

    /**
     * @param searchLag how long labels that have been sold may be missing from a look-up
     */
    Carriers(List<CarrierApi> apis, Duration searchLag) {
        this.apis = apis.stream().collect(Collectors.toMap(CarrierApi::carrier, api -> api));
        this.searchLag = searchLag;
    }

    private CarrierApi api(Carrier carrier) throws CarrierFailure {
        var api = apis.get(carrier);
        if (api == null) {
            throw new CarrierFailure(
                    CarrierFailure.Kind.NOT_SENT, carrier + " has no base-url in the settings");
        }
        return api;
    }

    @Override
    public Outcome<Reply> send(Effect<Question> effect) {
        return switch (effect.question()) {
            case Rate rate -> rates(rate);
            case BuyLabels wanted -> buy(wanted, reference(effect));
            case VoidLabels unwanted -> cancel(unwanted);
            case Track track -> track(track);
        };
    }

    /** Up to 35 characters, which is what UPS keeps. */
    static String reference(Effect<Question> effect) {
        return effect.key().toString().replace("-", "");
    }

    private Outcome<Reply> rates(Rate rate) {
        var offers = new ArrayList<Offer>();
        var silent = new ArrayList<String>();
        var refusals = new ArrayList<String>();
        for (var carrier : Carrier.values()) {
            if (rate.carrier() == null || rate.carrier() == carrier) {
                try {
                    offers.addAll(api(carrier).rates(rate.freight()));
                } catch (CarrierFailure failure) {
                    var list = failure.kind() == CarrierFailure.Kind.REFUSED ? refusals : silent;
                    list.add(carrier + ": " + failure.why());
                }
            }
        }
        if (!offers.isEmpty()) {
            return new Outcome.Done<>(new Reply.Rates(offers));
        }
        return silent.isEmpty()
                ? new Outcome.Refused<>(new Reply.NoService(String.join("; ", refusals)))
                : Outcome.unknown(String.join("; ", silent));
    }

    private Outcome<Reply> buy(BuyLabels wanted, String reference) {
        var carrier = wanted.offer().carrier();
        try {
            var labels = api(carrier).buy(wanted.freight(), wanted.offer(), reference);
            return complete(wanted, labels);
        } catch (CarrierFailure failure) {
            return switch (failure.kind()) {
                case NOT_SENT -> notSold(carrier, failure.why(), true);
                case REFUSED -> notSold(carrier, failure.why(), false);
                case UNANSWERED -> Outcome.unknown(failure.why());
            };
        }
    }

    private static Outcome<Reply> notSold(Carrier carrier, String why, boolean down) {
        return new Outcome.Refused<>(new Reply.NotSold(carrier, why, down));
    }

    /** A number that cannot be read right, or too few of them, make no labels. */
    private static Outcome<Reply> complete(BuyLabels wanted, Reply.Labels labels) {
        var good =
                labels.trackingNumbers().stream()
                        .filter(number -> !number.isEmpty())
                        .filter(number -> CheckDigit.isRight(labels.carrier(), number))
                        .distinct()
                        .count();
        var needed = wanted.freight().parcels().size();
        return good == needed && labels.trackingNumbers().size() == needed
                ? new Outcome.Done<>(labels)
                : Outcome.unknown(
                        "%s are %d good tracking numbers for %d parcels"
                                .formatted(labels.trackingNumbers(), good, needed));
    }

    private Outcome<Reply> cancel(VoidLabels unwanted) {
        try {
            api(unwanted.carrier()).cancel(unwanted.carrierShipment());
            return new Outcome.Done<>(new Reply.Voided(unwanted.carrierShipment()));
        } catch (CarrierFailure failure) {
            return failure.kind() == CarrierFailure.Kind.REFUSED
                    ? new Outcome.Refused<>(
                            new Reply.NotVoided(unwanted.carrierShipment(), failure.why()))
                    : Outcome.unknown(failure.why());
        }
    }

    private Outcome<Reply> track(Track track) {
        try {
            var scans = new ArrayList<Scan>();
            for (var number : track.trackingNumbers()) {
                scans.addAll(api(track.carrier()).track(number));
            }
            return new Outcome.Done<>(new Reply.Scans(scans));
        } catch (CarrierFailure failure) {
            return failure.kind() == CarrierFailure.Kind.REFUSED
                    ? new Outcome.Refused<>(new Reply.Scans(List.of()))
                    : Outcome.unknown(failure.why());
        }
    }

    @Override
    public Outcome<Reply> find(Effect<Question> effect) {
        if (!(effect.question() instanceof BuyLabels wanted)) {
            return new Outcome.Absent<>(); // asking again does no harm
        }
        try {
            var found = api(wanted.offer().carrier()).find(wanted.offer(), reference(effect));
            return found.map(labels -> complete(wanted, labels)).orElseGet(Outcome.Absent::new);
        } catch (CarrierFailure failure) {
            return Outcome.unknown(failure.why());
        }
    }

    @Override
    public IfAbsent ifAbsent(Effect<Question> effect, Instant now) {
        if (!(effect.question() instanceof BuyLabels)) {
            return IfAbsent.SEND;
        }
        var searchable = !effect.lastSentAt().plus(searchLag).isAfter(now);
        return searchable ? IfAbsent.GIVE_UP : IfAbsent.WAIT;
    }

    @Override
    public Outcome<Reply> givenUp(Effect<Question> effect) {
        var wanted = (BuyLabels) Objects.requireNonNull(effect.question());
        return notSold(wanted.offer().carrier(), "it never heard of it", true);
    }
}

package dev.waybill.shipping;

import dev.waybill.platform.effects.Pulse;
import dev.waybill.shipping.Question.Freight;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A carrier whose answers are counted. */
record FeltCarrier(CarrierApi api, Pulse pulse, Clock clock) implements CarrierApi {

    private interface Call<T> {
        T ask() throws CarrierFailure;
    }

    private <T> T asked(Call<T> call) throws CarrierFailure {
        var began = clock.instant();
        var beat = Pulse.Beat.SILENT;
        try {
            var answer = call.ask();
            beat = Pulse.Beat.ANSWERED;
            return answer;
        } catch (CarrierFailure failure) {
            if (failure.kind() == CarrierFailure.Kind.REFUSED) {
                beat = Pulse.Beat.ANSWERED;
            }
            throw failure;
        } finally {
            pulse.beat(beat, began);
        }
    }

    @Override
    public Carrier carrier() {
        return api.carrier();
    }

    @Override
    public List<Offer> rates(Freight freight) throws CarrierFailure {
        return asked(() -> api.rates(freight));
    }

    @Override
    public Reply.Labels buy(Freight freight, Offer offer, String reference) throws CarrierFailure {
        return asked(() -> api.buy(freight, offer, reference));
    }

    @Override
    public Optional<Reply.Labels> find(Offer offer, String reference) throws CarrierFailure {
        return asked(() -> api.find(offer, reference));
    }

    @Override
    public void cancel(String carrierShipment) throws CarrierFailure {
        var _ =
                asked(() -> {
                    api.cancel(carrierShipment);
                    return carrierShipment;
                });
    }

    @Override
    public List<Scan> track(String trackingNumber) throws CarrierFailure {
        return asked(() -> api.track(trackingNumber));
    }

    @Override
    public List<Scan> read(JsonNode webhook) {
        return api.read(webhook);
    }
}

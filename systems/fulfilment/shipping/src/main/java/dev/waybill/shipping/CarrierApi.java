package dev.waybill.shipping;

import dev.waybill.shipping.Question.Freight;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What every carrier can be asked. */
interface CarrierApi {

    Carrier carrier();

    /** Its services for this freight, with prices and arrivals. */
    List<Offer> rates(Freight freight) throws CarrierFailure;

    /**
     * Labels every parcel. Carriers have no idempotency keys: asked twice they sell twice, so this
     * is asked once for each reference.
     *
     * @param reference our name for it, up to 35 characters, by which it can be found
     */
    Reply.Labels buy(Freight freight, Offer offer, String reference) throws CarrierFailure;

    /** What was sold under a reference. */
    Optional<Reply.Labels> find(Offer offer, String reference) throws CarrierFailure;

    /** Makes labels worth nothing. */
    void cancel(String carrierShipment) throws CarrierFailure;

    /** All that is known of a parcel. */
    List<Scan> track(String trackingNumber) throws CarrierFailure;

    /** What a webhook says; empty if it says nothing about a parcel. */
    List<Scan> read(JsonNode webhook);
}

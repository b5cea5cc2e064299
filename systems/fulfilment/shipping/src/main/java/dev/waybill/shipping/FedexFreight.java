package dev.waybill.shipping;

import static dev.waybill.shipping.Words.array;
import static dev.waybill.shipping.Words.centimetres;
import static dev.waybill.shipping.Words.kilograms;
import static dev.waybill.shipping.Words.object;
import static dev.waybill.shipping.Words.texts;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.shipping.Question.Freight;
import dev.waybill.shipping.Question.Size;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What is to be carried, in the words of FedEx. */
final class FedexFreight {

    private final Account account;

    FedexFreight(Account account) {
        this.account = account;
    }

    ObjectNode accountNumber() {
        return object("accountNumber", object("value", account.number()));
    }

    ObjectNode shipment(Freight freight, String reference) {
        var sender = freight.sender();
        var from = sender == null ? account.from().party() : sender;
        var shipper = object("address", address(from.address()));
        shipper.set("contact", object("personName", from.name()));
        var parcels = freight.parcels().stream().map(size -> parcel(size, reference)).toList();
        var shipment =
                object("shipper", shipper)
                        .put(
                                "pickupType",
                                sender == null
                                        ? "USE_SCHEDULED_PICKUP"
                                        : "DROPOFF_AT_FEDEX_LOCATION")
                        .put("totalPackageCount", parcels.size());
        shipment.set("requestedPackageLineItems", array(parcels));
        if (sender != null) {
            shipment.set("shipmentSpecialServices", comingBack());
        }
        return shipment;
    }

    private static ObjectNode comingBack() {
        return object("returnShipmentDetail", object("returnType", "PRINT_RETURN_LABEL"))
                .set("specialServiceTypes", texts("RETURN_SHIPMENT"));
    }

    static ObjectNode recipient(Freight freight) {
        var recipient = object("address", address(freight.destination()));
        recipient.set("contact", object("personName", freight.recipientName()));
        return recipient;
    }

    private static ObjectNode parcel(Size size, String reference) {
        var parcel =
                object(
                        "weight",
                        object("units", "KG")
                                .put("value", new BigDecimal(kilograms(size.grams()))));
        parcel.set(
                "customerReferences",
                array(
                        List.of(
                                object("customerReferenceType", "CUSTOMER_REFERENCE")
                                        .put("value", reference))));
        var length = size.lengthMm();
        var width = size.widthMm();
        var height = size.heightMm();
        if (length != null && width != null && height != null) {
            parcel.set(
                    "dimensions",
                    object("units", "CM")
                            .put("length", centimetres(length))
                            .put("width", centimetres(width))
                            .put("height", centimetres(height)));
        }
        return parcel;
    }

    private static ObjectNode address(Destination address) {
        return object("streetLines", texts(address.line1()))
                .put("city", address.city())
                .put("postalCode", address.postcode())
                .put("countryCode", address.country());
    }
}

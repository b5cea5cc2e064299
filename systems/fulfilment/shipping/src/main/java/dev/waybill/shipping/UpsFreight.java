package dev.waybill.shipping;

import static dev.waybill.shipping.Words.array;
import static dev.waybill.shipping.Words.centimetres;
import static dev.waybill.shipping.Words.kilograms;
import static dev.waybill.shipping.Words.object;
import static dev.waybill.shipping.Words.texts;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.shipping.Question.Freight;
import dev.waybill.shipping.Question.Size;
import tools.jackson.databind.node.ObjectNode;

/** What is to be carried, in the words of UPS. */
final class UpsFreight {

    private static final String PRINT_RETURN_LABEL = "9";

    private final Account account;

    UpsFreight(Account account) {
        this.account = account;
    }

    ObjectNode shipment(Freight freight) {
        var from = address(account.from().address());
        var to = object("Name", freight.recipientName());
        to.set("Address", address(freight.destination()));
        var shipment =
                object(
                        "Shipper",
                        object("Name", account.from().name())
                                .put("ShipperNumber", account.number())
                                .set("Address", from));
        shipment.set("ShipTo", to);
        shipment.set("ShipFrom", shipFrom(freight));
        if (freight.sender() != null) {
            shipment.set("ReturnService", object("Code", PRINT_RETURN_LABEL));
        }
        shipment.set(
                "PaymentInformation",
                object(
                        "ShipmentCharge",
                        object("Type", "01")
                                .set("BillShipper", object("AccountNumber", account.number()))));
        shipment.set("Package", array(freight.parcels().stream().map(UpsFreight::parcel).toList()));
        return shipment;
    }

    /** The account that pays stays the shipper, whoever hands the parcel over. */
    private ObjectNode shipFrom(Freight freight) {
        var sender = freight.sender();
        var from = sender == null ? account.from().party() : sender;
        return object("Name", from.name()).set("Address", address(from.address()));
    }

    private static ObjectNode parcel(Size size) {
        var kind = object("Code", "02");
        var parcel = object("PackagingType", kind);
        parcel.set("Packaging", kind.deepCopy());
        parcel.set(
                "PackageWeight",
                object("UnitOfMeasurement", object("Code", "KGS"))
                        .put("Weight", kilograms(size.grams())));
        var length = size.lengthMm();
        var width = size.widthMm();
        var height = size.heightMm();
        if (length != null && width != null && height != null) {
            parcel.set(
                    "Dimensions",
                    object("UnitOfMeasurement", object("Code", "CM"))
                            .put("Length", Integer.toString(centimetres(length)))
                            .put("Width", Integer.toString(centimetres(width)))
                            .put("Height", Integer.toString(centimetres(height))));
        }
        return parcel;
    }

    private static ObjectNode address(Destination address) {
        return object("AddressLine", texts(address.line1()))
                .put("City", address.city())
                .put("PostalCode", address.postcode())
                .put("CountryCode", address.country());
    }
}

package dev.waybill.shipping;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.shipping.Account.Sender;
import dev.waybill.shipping.Parcel.Carried;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a label.
 *
 * @param of how many parcels the shipment has
 */
record LabelPage(
        List<String> from,
        List<String> to,
        String carrier,
        String service,
        String trackingNumber,
        @Nullable String sscc,
        String weight,
        int number,
        int of,
        String reference) {

    LabelPage {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    static LabelPage of(Dispatch dispatch, Carried parcel, Sender sender) {
        var terms = dispatch.shipment().terms();
        return new LabelPage(
                lines(sender.name(), sender.address()),
                lines(terms.recipientName(), terms.destination()),
                parcel.label().carrier().name(),
                parcel.label().service(),
                parcel.label().trackingNumber(),
                parcel.box().sscc(),
                Words.kilograms(parcel.box().weightGrams()) + " kg",
                parcel.box().number(),
                dispatch.parcels().size(),
                terms.orderId().toString());
    }

    static LabelPage of(ReturnLabel.Ready ready) {
        var terms = ready.terms();
        var from = terms.from();
        var number = terms.number();
        return new LabelPage(
                from == null ? List.of() : lines(from.name(), from.address()),
                lines(terms.to().name(), terms.to().address()),
                ready.slip().sale().carrier().name(),
                ready.slip().sale().service(),
                ready.slip().trackingNumber(),
                null,
                Words.kilograms(terms.grams()) + " kg",
                1,
                1,
                number == null ? terms.returnId().toString() : number);
    }

    private static List<String> lines(@Nullable String name, Destination address) {
        return Stream.of(
                        name == null ? "" : name,
                        address.line1(),
                        address.postcode() + " " + address.city(),
                        address.country())
                .filter(line -> !line.isBlank())
                .toList();
    }
}

package dev.waybill.returns;

import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.returns.Return.Approved;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stuck on a parcel that comes back. Its number is the return's own: with it whoever opens
 * the parcel finds the return. The carrier's label is another one, as soon as there is one.
 *
 * @param to where it is sent, line by line
 * @param fee what the way costs the customer, in minor units: it is taken off the refund
 * @param zpl the same for a label printer of 203 dots per inch, four by six inches
 * @param carrierLabel the carrier's label, as PDF or ZPL
 */
record ReturnLabel(
        UUID returnId,
        String number,
        List<String> to,
        LabelPayer paidBy,
        long fee,
        String currency,
        Instant sendBy,
        String zpl,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String carrierLabel) {

    static ReturnLabel of(Approved approved, List<String> address) {
        var sheet = approved.sheet();
        var number = Tellings.number(sheet.ask().number());
        var label = sheet.label();
        return new ReturnLabel(
                sheet.id(),
                number,
                address,
                sheet.terms().labelPaidBy(),
                sheet.terms().labelFee(),
                sheet.ask().currency(),
                approved.expiresAt(),
                zpl(number, address),
                label == null ? null : label.carrier(),
                label == null ? null : label.trackingNumber(),
                path(sheet));
    }

    /**
     * Where shipping has the carrier's label; none if there is none, or if it is not to be used.
     */
    static @Nullable String path(Sheet sheet) {
        var label = sheet.label();
        return label != null && label.state() == CarrierLabel.State.CREATED
                ? "/carrier-labels/" + sheet.id()
                : null;
    }

    /** Texts are UTF-8 and escaped, so that no name can say anything to the printer. */
    private static String zpl(String number, List<String> address) {
        var zpl = new StringBuilder("^XA^CI28^PW812^LL1218^LH0,0\n");
        text(zpl, 40, 40, "RETURN TO");
        var y = 90;
        for (var line : address) {
            text(zpl, y, 44, line);
            y += 54;
        }
        zpl.append("^FO60,%d^BY3^BCN,200,N,N,N,A^FD%s^FS\n".formatted(y + 60, number));
        text(zpl, y + 290, 44, number);
        return zpl.append("^XZ\n").toString();
    }

    private static void text(StringBuilder zpl, int y, int height, String text) {
        var escaped = text.replace("_", "_5F").replace("^", "_5E").replace("~", "_7E");
        zpl.append("^FO40,%d^A0N,%d,%d^FH^FD%s^FS\n".formatted(y, height, height, escaped));
    }
}

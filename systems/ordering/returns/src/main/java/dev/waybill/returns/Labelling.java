package dev.waybill.returns;

import dev.waybill.contracts.shipping.BuyReturnLabel;
import dev.waybill.contracts.shipping.VoidReturnLabel;
import dev.waybill.platform.Ids;
import dev.waybill.returns.CarrierLabel.State;
import dev.waybill.returns.Return.Approved;
import org.jspecify.annotations.Nullable;

/** Pure: how goods that are to come get a carrier's label, and what shipping says of it. */
final class Labelling {

    private Labelling() {}

    /** Who keeps the goods, and claims, needs none. */
    static void approved(Draft draft) {
        if (draft.current() instanceof Approved) {
            draft.becomes(draft.sheet().with(CarrierLabel.askedFor()));
            draft.ask(Ids.derive(draft.sheet().id(), "label/buy"), buy(draft));
        }
    }

    private static BuyReturnLabel buy(Draft draft) {
        var sheet = draft.sheet();
        var to = draft.sendTo();
        return new BuyReturnLabel(
                sheet.id(),
                sheet.ask().orderId(),
                to.door(),
                sheet.outstanding(),
                to.name(),
                Tellings.number(sheet.ask().number()),
                null,
                null,
                null);
    }

    /** Whoever has ended the return meanwhile has called the label off as well. */
    static void created(Draft draft, String carrier, String trackingNumber) {
        var label = askedFor(draft);
        if (label != null) {
            draft.becomes(draft.sheet().with(label.created(carrier, trackingNumber)));
            draft.note("labelled", carrier + " " + trackingNumber);
        }
    }

    static void refused(Draft draft, String why) {
        var label = askedFor(draft);
        if (label != null) {
            draft.becomes(draft.sheet().with(label.refused(why)));
            draft.note("label-refused", why);
        }
    }

    private static @Nullable CarrierLabel askedFor(Draft draft) {
        var label = draft.sheet().label();
        return label != null && label.state() == State.ASKED_FOR ? label : null;
    }

    /** Nothing comes back. Shipping knows best whether a parcel is on its way all the same. */
    static void ended(Draft draft) {
        var sheet = draft.sheet();
        var label = sheet.label();
        if (label != null && (label.state() == State.ASKED_FOR || label.state() == State.CREATED)) {
            draft.becomes(sheet.with(label.callOff()));
            draft.ask(
                    Ids.derive(sheet.id(), "label/void"),
                    new VoidReturnLabel(sheet.id(), sheet.ask().orderId()));
        }
    }
}

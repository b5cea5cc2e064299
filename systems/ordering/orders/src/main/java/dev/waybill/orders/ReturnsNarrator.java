package dev.waybill.orders;

import dev.waybill.contracts.inventory.InventoryTakenBack;
import dev.waybill.contracts.inventory.TakeBackInventory;
import dev.waybill.contracts.returns.ReturnApproved;
import dev.waybill.contracts.returns.ReturnCancelled;
import dev.waybill.contracts.returns.ReturnCompleted;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReceived;
import dev.waybill.contracts.returns.ReturnRejected;
import dev.waybill.contracts.returns.ReturnRequested;
import dev.waybill.contracts.shipping.ReturnLabelCreated;
import dev.waybill.contracts.shipping.ReturnLabelRefused;
import dev.waybill.orders.Narrator.Line;
import org.jspecify.annotations.Nullable;

/** Pure: as {@link Narrator}, for what comes back. */
final class ReturnsNarrator {

    private static final String RETURNS = "returns";
    private static final String INVENTORY = "inventory";
    private static final String SHIPPING = "shipping";

    private ReturnsNarrator() {}

    static Line tell(ReturnRequested told) {
        var units = told.items().stream().mapToInt(ReturnRequested.Item::quantity).sum();
        return new Line(
                RETURNS,
                "%s: %s asks to %s %s"
                        .formatted(
                                told.number(),
                                told.requestedBy(),
                                told.kind() == ReturnKind.CLAIM ? "be paid for" : "send back",
                                FulfilmentNarrator.units(units)));
    }

    static Line tell(ReturnApproved told) {
        return new Line(
                RETURNS,
                "return is approved by %s%s".formatted(told.approvedBy(), because(told.reason())));
    }

    static Line tell(ReturnRejected told) {
        return new Line(
                RETURNS,
                "return is rejected by %s: %s".formatted(told.rejectedBy(), told.reason()));
    }

    static Line tell(ReturnReceived told) {
        var units = told.items().stream().mapToInt(ReturnReceived.Item::quantity).sum();
        return new Line(
                RETURNS,
                "%s came back to %s"
                        .formatted(FulfilmentNarrator.units(units), told.warehouseId()));
    }

    static Line tell(ReturnCompleted told) {
        return new Line(
                RETURNS,
                "return is done, %s given back"
                        .formatted(Narrator.money(told.refunded(), told.currency())));
    }

    static Line tell(ReturnCancelled told) {
        return new Line(
                RETURNS,
                "return is not to be: %s%s".formatted(told.reason(), because(told.note())));
    }

    static Line tell(TakeBackInventory told) {
        var units = told.items().stream().mapToInt(TakeBackInventory.Item::quantity).sum();
        return new Line(
                RETURNS,
                "inventory is to put away %s at %s"
                        .formatted(FulfilmentNarrator.units(units), told.warehouseId()));
    }

    static Line tell(InventoryTakenBack told) {
        var units = told.items().stream().mapToInt(InventoryTakenBack.Item::quantity).sum();
        return new Line(
                INVENTORY,
                "%s put away at %s".formatted(FulfilmentNarrator.units(units), told.warehouseId()));
    }

    static Line tell(ReturnLabelCreated told) {
        return new Line(
                SHIPPING,
                "%s brings the return, tracking number %s"
                        .formatted(told.carrier(), told.trackingNumber()));
    }

    static Line tell(ReturnLabelRefused told) {
        return new Line(SHIPPING, "no carrier brings the return: %s".formatted(told.reason()));
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ": " + reason;
    }
}

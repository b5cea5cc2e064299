package dev.waybill.orders;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of events in the history: written down once, for ever. */
final class EventTypes {

    private static final Map<String, Class<? extends OrderEvent>> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<?>, String> NAMES = new HashMap<>();

    static {
        name("created", OrderEvent.Created.class);
        name("confirmed", OrderEvent.Confirmed.class);
        name("cancelled", OrderEvent.Cancelled.class);
        name("forbidden", OrderEvent.Forbidden.class);
        name("captured", OrderEvent.Captured.class);
        name("voided", OrderEvent.Voided.class);
        name("refunded", OrderEvent.Refunded.class);
        name("refund-asked", OrderEvent.RefundAsked.class);
        name("refund-denied", OrderEvent.RefundDenied.class);
        name("capture-asked", OrderEvent.CaptureAsked.class);
        name("itemised", OrderEvent.Itemised.class);
        name("held", OrderEvent.Held.class);
        name("hold-released", OrderEvent.HoldReleased.class);
        name("resumed", OrderEvent.Resumed.class);
        name("went-on", OrderEvent.WentOn.class);
        name("released", OrderEvent.Released.class);
        name("started", OrderEvent.Started.class);
        name("stop-asked", OrderEvent.StopAsked.class);
        name("stop-moved", OrderEvent.StopMoved.class);
        name("given-back", OrderEvent.GivenBack.class);
        name("resource-asked", OrderEvent.ResourceAsked.class);
        name("dispatched", OrderEvent.Dispatched.class);
        name("shipment-ended", OrderEvent.ShipmentEnded.class);
        name("lines-cancelled", OrderEvent.LinesCancelled.class);
        name("address-changed", OrderEvent.AddressChanged.class);
        name("lines-added", OrderEvent.LinesAdded.class);
        name("repriced", OrderEvent.Repriced.class);
        name("method-changed", OrderEvent.MethodChanged.class);
        name("collected", OrderEvent.Collected.class);
        name("capture-failed", OrderEvent.CaptureFailed.class);
        name("completed", OrderEvent.Completed.class);
        name("archived", OrderEvent.Archived.class);
    }

    private EventTypes() {}

    static Class<? extends OrderEvent> named(String type) {
        var found = BY_NAME.get(type);
        if (found == null) {
            throw new IllegalArgumentException("the history knows no event " + type);
        }
        return found;
    }

    static String of(Class<?> event) {
        var found = NAMES.get(event);
        if (found == null) {
            throw new IllegalStateException(event + " has no name in the history");
        }
        return found;
    }

    private static void name(String name, Class<? extends OrderEvent> event) {
        BY_NAME.put(name, event);
        NAMES.put(event, name);
    }
}

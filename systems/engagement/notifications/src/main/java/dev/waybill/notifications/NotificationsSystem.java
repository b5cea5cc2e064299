package dev.waybill.notifications;

import static dev.waybill.contracts.checkout.CheckoutContracts.CHECKOUT_FAILED;
import static dev.waybill.contracts.inventory.InventoryContracts.PROMISE_CHANGED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_AMENDED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CANCELLED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CONFIRMED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CREATED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_HOLD_RELEASED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_PLACED_ON_HOLD;
import static dev.waybill.contracts.payments.PaymentsContracts.REFUND_PROCESSED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_APPROVED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_CANCELLED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_COMPLETED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_RECEIVED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_REJECTED;
import static dev.waybill.contracts.returns.ReturnsContracts.RETURN_REQUESTED;
import static dev.waybill.contracts.shipping.ShippingContracts.RETURN_LABEL_CREATED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_CREATED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_DELIVERED;
import static dev.waybill.contracts.shipping.ShippingContracts.SHIPMENT_FAILED;
import static dev.waybill.contracts.warehouse.WarehouseContracts.ORDER_PACKED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import java.time.Duration;

/**
 * Tells people what becomes of their orders: by e-mail, SMS and push, in their language, by their
 * clock, each thing once.
 *
 * <p>{@link Template} is the table of what is told. {@link TellHandler} plans messages as rows
 * ({@link Message}), {@link SendDue} takes those that are due, {@link Calls} gives them to their
 * {@link Provider}, {@link OutcomeHandler} writes down what came of it.
 *
 * <p>Tells no messages to other systems.
 */
public final class NotificationsSystem implements WaybillSystem {

    /** Nobody who orders waits for what is told to people, so it has a reader that may lag. */
    private static final String PEOPLE = "notifications.people";

    private static final String PREFIX = "waybill.notifications.";

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public void furnish(Room room) {
        var settings = room.settings();
        var contacts = new Contacts(room.database());
        var notes = new OrderNotes(room.database());
        var texts = new Texts(room.database());
        var messages = new Messages(room.database());
        var dead = new DeadAddresses(room.database());
        var calls =
                new Calls(
                        Providers.of(room),
                        room.calls(),
                        room.clock(),
                        room.meters(),
                        room.pulses(),
                        settings.number(PREFIX + "calls-at-once", 32));

        var planning = new Planning(texts, dead, calls.carried(), room.ids());
        room.hears(PEOPLE, new TellHandler(notes, planning, messages, room.signals()))
                .on(ORDER_CREATED, News::of)
                .on(ORDER_CONFIRMED, News::of)
                .on(ORDER_CANCELLED, News::of)
                .on(ORDER_AMENDED, News::of)
                .on(ORDER_PLACED_ON_HOLD, News::of)
                .on(PROMISE_CHANGED, News::of)
                .on(ORDER_HOLD_RELEASED, News::of)
                .on(CHECKOUT_FAILED, News::of)
                .on(SHIPMENT_CREATED, News::of)
                .on(SHIPMENT_DELIVERED, News::of)
                .on(SHIPMENT_FAILED, News::of)
                .on(ORDER_PACKED, News::of)
                .on(RETURN_REQUESTED, NewsOfReturns::of)
                .on(RETURN_APPROVED, NewsOfReturns::of)
                .on(RETURN_LABEL_CREATED, NewsOfReturns::of)
                .on(RETURN_REJECTED, NewsOfReturns::of)
                .on(RETURN_RECEIVED, NewsOfReturns::of)
                .on(RETURN_COMPLETED, NewsOfReturns::of)
                .on(RETURN_CANCELLED, NewsOfReturns::of)
                .on(REFUND_PROCESSED, NewsOfReturns::of);

        var patience = settings.duration(PREFIX + "patience", Duration.ofHours(24));
        calls.reportTo(room.takes(new OutcomeHandler(messages, dead, patience)));
        room.wakes(new SendDue(messages, calls));
        var kept = settings.duration(PREFIX + "kept", Duration.ofDays(400));
        room.wakes(new ForgetOld(notes, messages, kept));

        var services = settings.text(PREFIX + "push.services", PushServices.USUAL);
        room.serves(
                new ContactController(
                        room.takes(new ContactRequests(contacts, dead, messages)),
                        contacts,
                        PushServices.of(services)));
        room.serves(
                new TemplateController(
                        room.takes(new TextRequests(texts)),
                        texts,
                        new Preview(notes, contacts, texts, room.signals(), room.clock())));
        room.serves(new NotificationController(messages));
    }
}

package dev.waybill.shipping;

import static dev.waybill.contracts.shipping.ShippingContracts.BUY_RETURN_LABEL;
import static dev.waybill.contracts.shipping.ShippingContracts.CREATE_SHIPMENT;
import static dev.waybill.contracts.shipping.ShippingContracts.VOID_RETURN_LABEL;
import static dev.waybill.contracts.warehouse.WarehouseContracts.ORDER_READY_FOR_SHIPPING;

import dev.waybill.platform.Room;
import dev.waybill.platform.Settings;
import dev.waybill.platform.WaybillSystem;
import dev.waybill.platform.effects.Calls;
import dev.waybill.platform.effects.Effects;
import dev.waybill.platform.effects.Janitor;
import dev.waybill.platform.effects.Outside;
import dev.waybill.platform.effects.Pace;
import dev.waybill.shipping.CarrierWebhookController.Ear;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parcels: rated, labelled, followed to their doors, and what comes of those that do not get there.
 *
 * <p>Tells shipment-created, shipment-delivered and shipment-failed; of what comes back
 * return-label-created and return-label-refused.
 *
 * <p>What is asked of a carrier is committed as a row first, then asked, and what came of it is
 * committed with the state and the messages: platform's package {@code effects}. Labels are asked
 * for once under each reference ({@link Carriers}). What carriers say by themselves is kept before
 * it is applied ({@link HintHandler}, {@link ScansAhead}), and silence is not believed ({@link
 * LookAfter}).
 */
public final class ShippingSystem implements WaybillSystem {

    static final String ACTOR = "system shipping";

    private static final String ROOT = "waybill.shipping.";
    private static final int CALLS_AT_ONCE = 32;

    /** Labels have no key that a carrier would know again: sent once, then only looked for. */
    private static final Pace PACE =
            new Pace(
                    Duration.ofSeconds(60),
                    Duration.ZERO,
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5));

    @Override
    public String name() {
        return "shipping";
    }

    @Override
    public void furnish(Room room) {
        var settings = room.settings();
        var shipments = new Shipments(room.database());
        var parcels = new Parcels(room.database());
        var returnLabels = new ReturnLabels(room.database());
        var scans = new Scans(room.database());
        var claims = new Claims(room.database());
        var manifests = new Manifests(room.database());
        var effects = new Effects<>(room.database(), name(), Question.class, PACE);
        var ears = ears(room);
        var calls = calls(room, ears);
        var desks =
                new Desks(
                        shipments,
                        parcels,
                        returnLabels,
                        claims,
                        effects,
                        calls,
                        room.signals(),
                        looking(settings));

        room.hears(new WishHandler(desks))
                .on(CREATE_SHIPMENT, Wish::of)
                .on(ORDER_READY_FOR_SHIPPING, Wish::of);
        room.hears(new ReturnLabelHandler(desks, returnLabels))
                .on(BUY_RETURN_LABEL, ReturnLabelWish.Buy::new)
                .on(VOID_RETURN_LABEL, ReturnLabelWish.CallOff::of);
        room.wakes(new Janitor<>(effects, calls));
        room.wakes(new LookAfter(shipments, desks));
        room.wakes(new LookAfterReturnLabels(returnLabels, desks));
        calls.reportTo(room.takes(new ReplyHandler(desks, scans, PACE)));

        var hints = room.takes(new HintHandler(desks, scans, parcels));
        room.wakes(new ScansAhead(desks, scans, parcels));
        room.serves(new CarrierWebhookController(hints, ears, room.clock()));
        var files = new ShipmentFiles(shipments, parcels, scans, effects);
        var asked = room.takes(new ShipmentRequests(desks, parcels, room.ids()));
        room.serves(new ShipmentController(asked, files));
        room.serves(new LabelController(files, returnLabels, Account.Sender.of(settings)));
        room.serves(
                new ManifestController(
                        room.takes(new ManifestHandler(manifests, room.ids())), manifests));
        room.serves(new ClaimController(room.takes(new ClaimHandler(claims)), claims));
    }

    private static Map<Carrier, Ear> ears(Room room) {
        var ears = new EnumMap<Carrier, Ear>(Carrier.class);
        for (var carrier : Carrier.values()) {
            var account = Account.of(carrier, room.settings());
            if (account.isOpen()) {
                CarrierApi api =
                        switch (carrier) {
                            case UPS -> new UpsApi(account, room.clock());
                            case FEDEX -> new FedexApi(account, room.clock());
                        };
                var pulse = room.pulses().of(carrier.name().toLowerCase(Locale.ROOT));
                ears.put(
                        carrier,
                        new Ear(new FeltCarrier(api, pulse, room.clock()), account.secret()));
            }
        }
        return ears;
    }

    private static Calls<Question, Reply> calls(Room room, Map<Carrier, Ear> ears) {
        var settings = room.settings();
        List<CarrierApi> apis = new ArrayList<>();
        ears.values().forEach(ear -> apis.add(ear.api()));
        Outside<Question, Reply> carriers =
                new Carriers(apis, settings.duration(ROOT + "search-lag", Duration.ofMinutes(1)));
        return new Calls<>(
                "shipping",
                carriers,
                room.calls(),
                room.clock(),
                room.meters(),
                settings.number(ROOT + "calls-at-once", CALLS_AT_ONCE));
    }

    private static Looking looking(Settings settings) {
        return new Looking(
                settings.duration(ROOT + "elsewhere-after", Duration.ofMinutes(15)),
                settings.duration(ROOT + "ask-after", Duration.ofHours(6)),
                settings.duration(ROOT + "lost-after", Duration.ofDays(14)));
    }
}

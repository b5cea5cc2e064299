package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of shipping: each of its messages, with its name and version on the wire. */
public final class ShippingContracts {

    public static final Contract<CreateShipment> CREATE_SHIPMENT =
            new Contract<>(
                    "create-shipment",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    CreateShipment.class,
                    Topics.FULFILMENT_COMMANDS,
                    CreateShipment::orderId);

    public static final Contract<ShipmentCreated> SHIPMENT_CREATED =
            new Contract<>(
                    "shipment-created",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ShipmentCreated.class,
                    Topics.FULFILMENT_SHIPMENTS,
                    ShipmentCreated::orderId);

    public static final Contract<ShipmentDelivered> SHIPMENT_DELIVERED =
            new Contract<>(
                    "shipment-delivered",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ShipmentDelivered.class,
                    Topics.FULFILMENT_SHIPMENTS,
                    ShipmentDelivered::orderId);

    public static final Contract<ShipmentFailed> SHIPMENT_FAILED =
            new Contract<>(
                    "shipment-failed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ShipmentFailed.class,
                    Topics.FULFILMENT_SHIPMENTS,
                    ShipmentFailed::orderId);

    private ShippingContracts() {}

    public static List<Contract<?>> all() {
        return List.of(CREATE_SHIPMENT, SHIPMENT_CREATED, SHIPMENT_DELIVERED, SHIPMENT_FAILED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of();
    }
}

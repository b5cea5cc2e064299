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

    public static final Contract<BuyReturnLabel> BUY_RETURN_LABEL =
            new Contract<>(
                    "buy-return-label",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    BuyReturnLabel.class,
                    Topics.FULFILMENT_COMMANDS,
                    BuyReturnLabel::orderId);

    public static final Contract<VoidReturnLabel> VOID_RETURN_LABEL =
            new Contract<>(
                    "void-return-label",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    VoidReturnLabel.class,
                    Topics.FULFILMENT_COMMANDS,
                    VoidReturnLabel::orderId);

    public static final Contract<ReturnLabelCreated> RETURN_LABEL_CREATED =
            new Contract<>(
                    "return-label-created",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnLabelCreated.class,
                    Topics.FULFILMENT_SHIPMENTS,
                    ReturnLabelCreated::orderId);

    public static final Contract<ReturnLabelRefused> RETURN_LABEL_REFUSED =
            new Contract<>(
                    "return-label-refused",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnLabelRefused.class,
                    Topics.FULFILMENT_SHIPMENTS,
                    ReturnLabelRefused::orderId);

    private ShippingContracts() {}

    public static List<Contract<?>> all() {
        return List.of(
                CREATE_SHIPMENT,
                SHIPMENT_CREATED,
                SHIPMENT_DELIVERED,
                SHIPMENT_FAILED,
                BUY_RETURN_LABEL,
                VOID_RETURN_LABEL,
                RETURN_LABEL_CREATED,
                RETURN_LABEL_REFUSED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of();
    }
}

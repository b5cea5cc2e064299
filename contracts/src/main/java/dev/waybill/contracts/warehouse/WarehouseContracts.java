package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of the warehouse: each of its messages, with its name and version on the wire. */
public final class WarehouseContracts {

    public static final Contract<StopFulfilment> STOP_FULFILMENT =
            new Contract<>(
                    "stop-fulfilment",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    StopFulfilment.class,
                    Topics.FULFILMENT_COMMANDS,
                    StopFulfilment::orderId);

    public static final Contract<PickingStarted> PICKING_STARTED =
            new Contract<>(
                    "picking-started",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PickingStarted.class,
                    Topics.FULFILMENT_PICKING_JOBS,
                    PickingStarted::orderId);

    public static final Contract<OrderShortPicked> ORDER_SHORT_PICKED =
            new Contract<>(
                    "order-short-picked",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderShortPicked.class,
                    Topics.FULFILMENT_PICKING_JOBS,
                    OrderShortPicked::orderId);

    public static final Contract<OrderPacked> ORDER_PACKED =
            new Contract<>(
                    "order-packed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderPacked.class,
                    Topics.FULFILMENT_PICKING_JOBS,
                    OrderPacked::orderId);

    public static final Contract<OrderReadyForShipping> ORDER_READY_FOR_SHIPPING =
            new Contract<>(
                    "order-ready-for-shipping",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderReadyForShipping.class,
                    Topics.FULFILMENT_PICKING_JOBS,
                    OrderReadyForShipping::orderId);

    public static final Contract<FulfilmentStopped> FULFILMENT_STOPPED =
            new Contract<>(
                    "fulfilment-stopped",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    FulfilmentStopped.class,
                    Topics.FULFILMENT_PICKING_JOBS,
                    FulfilmentStopped::orderId);

    public static final Contract<FulfilmentStopRefused> FULFILMENT_STOP_REFUSED =
            new Contract<>(
                    "fulfilment-stop-refused",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    FulfilmentStopRefused.class,
                    Topics.FULFILMENT_PICKING_JOBS,
                    FulfilmentStopRefused::orderId);

    private WarehouseContracts() {}

    public static List<Contract<?>> all() {
        return List.of(
                STOP_FULFILMENT,
                PICKING_STARTED,
                ORDER_SHORT_PICKED,
                ORDER_PACKED,
                ORDER_READY_FOR_SHIPPING,
                FULFILMENT_STOPPED,
                FULFILMENT_STOP_REFUSED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of();
    }
}

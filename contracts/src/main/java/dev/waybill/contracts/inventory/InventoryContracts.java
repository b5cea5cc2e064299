package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of inventory: each of its messages, with its name and version on the wire. */
public final class InventoryContracts {

    public static final Contract<ReserveInventory> RESERVE_INVENTORY =
            new Contract<>(
                    "reserve-inventory",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    ReserveInventory.class,
                    Topics.FULFILMENT_COMMANDS,
                    message ->
                            Contract.firstGiven(
                                    message.reservationId(), message.orderId(), message.cartId()));

    public static final Contract<ReleaseInventory> RELEASE_INVENTORY =
            new Contract<>(
                    "release-inventory",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    ReleaseInventory.class,
                    Topics.FULFILMENT_COMMANDS,
                    ReleaseInventory::reservationId);

    public static final Contract<TakeBackInventory> TAKE_BACK_INVENTORY =
            new Contract<>(
                    "take-back-inventory",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    TakeBackInventory.class,
                    Topics.FULFILMENT_COMMANDS,
                    TakeBackInventory::returnId);

    public static final Contract<InventoryReserved> INVENTORY_RESERVED =
            new Contract<>(
                    "inventory-reserved",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    InventoryReserved.class,
                    Topics.FULFILMENT_INVENTORY,
                    InventoryReserved::reservationId);

    public static final Contract<InventoryUnavailable> INVENTORY_UNAVAILABLE =
            new Contract<>(
                    "inventory-unavailable",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    InventoryUnavailable.class,
                    Topics.FULFILMENT_INVENTORY,
                    message ->
                            Contract.firstGiven(
                                    message.reservationId(), message.orderId(), message.cartId()));

    public static final Contract<InventoryReleased> INVENTORY_RELEASED =
            new Contract<>(
                    "inventory-released",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    InventoryReleased.class,
                    Topics.FULFILMENT_INVENTORY,
                    InventoryReleased::reservationId);

    public static final Contract<InventoryTakenBack> INVENTORY_TAKEN_BACK =
            new Contract<>(
                    "inventory-taken-back",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    InventoryTakenBack.class,
                    Topics.FULFILMENT_INVENTORY,
                    InventoryTakenBack::returnId);
    public static final Contract<ShipInventory> SHIP_INVENTORY =
            new Contract<>(
                    "ship-inventory",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    ShipInventory.class,
                    Topics.FULFILMENT_COMMANDS,
                    ShipInventory::reservationId);

    public static final Contract<ResourceInventory> RESOURCE_INVENTORY =
            new Contract<>(
                    "resource-inventory",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    ResourceInventory.class,
                    Topics.FULFILMENT_COMMANDS,
                    ResourceInventory::reservationId);

    public static final Contract<InventoryResourced> INVENTORY_RESOURCED =
            new Contract<>(
                    "inventory-resourced",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    InventoryResourced.class,
                    Topics.FULFILMENT_INVENTORY,
                    InventoryResourced::reservationId);

    public static final Contract<PromiseChanged> PROMISE_CHANGED =
            new Contract<>(
                    "promise-changed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    PromiseChanged.class,
                    Topics.FULFILMENT_PROMISES,
                    PromiseChanged::reservationId);

    public static final Operation<GetStockLevel, StockLevel> GET_STOCK_LEVEL =
            new Operation<>(
                    "get-stock-level",
                    "1.0.0",
                    Operation.Kind.QUERY,
                    GetStockLevel.class,
                    StockLevel.class);

    private InventoryContracts() {}

    public static List<Contract<?>> all() {
        return List.of(
                RESERVE_INVENTORY,
                RELEASE_INVENTORY,
                TAKE_BACK_INVENTORY,
                INVENTORY_RESERVED,
                INVENTORY_UNAVAILABLE,
                INVENTORY_RELEASED,
                INVENTORY_TAKEN_BACK,
                SHIP_INVENTORY,
                RESOURCE_INVENTORY,
                INVENTORY_RESOURCED,
                PROMISE_CHANGED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of(GET_STOCK_LEVEL);
    }
}

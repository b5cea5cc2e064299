package dev.waybill.contracts.orders;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of orders: each of its messages, with its name and version on the wire. */
public final class OrdersContracts {

    public static final Contract<CreateOrder> CREATE_ORDER =
            new Contract<>(
                    "create-order",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    CreateOrder.class,
                    Topics.ORDERING_COMMANDS,
                    message -> Contract.firstGiven(message.orderId(), message.cartId()));

    public static final Contract<CancelOrder> CANCEL_ORDER =
            new Contract<>(
                    "cancel-order",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    CancelOrder.class,
                    Topics.ORDERING_COMMANDS,
                    CancelOrder::orderId);

    public static final Contract<OrderCreated030> ORDER_CREATED_030 =
            new Contract<>(
                    "order-created",
                    "0.3.0",
                    Contract.Kind.EVENT,
                    OrderCreated030.class,
                    Topics.ORDERING_ORDERS,
                    OrderCreated030::orderId);

    public static final Contract<OrderCreated060> ORDER_CREATED_060 =
            new Contract<>(
                    "order-created",
                    "0.6.0",
                    Contract.Kind.EVENT,
                    OrderCreated060.class,
                    Topics.ORDERING_ORDERS,
                    OrderCreated060::orderId);

    public static final Contract<OrderCreated> ORDER_CREATED =
            new Contract<>(
                    "order-created",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderCreated.class,
                    Topics.ORDERING_ORDERS,
                    OrderCreated::orderId);

    public static final Contract<OrderConfirmed> ORDER_CONFIRMED =
            new Contract<>(
                    "order-confirmed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderConfirmed.class,
                    Topics.ORDERING_ORDERS,
                    OrderConfirmed::orderId);

    public static final Contract<OrderCancelled> ORDER_CANCELLED =
            new Contract<>(
                    "order-cancelled",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderCancelled.class,
                    Topics.ORDERING_ORDERS,
                    OrderCancelled::orderId);

    public static final Contract<OrderRefused> ORDER_REFUSED =
            new Contract<>(
                    "order-refused",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderRefused.class,
                    Topics.ORDERING_ORDERS,
                    OrderRefused::orderId);

    public static final Contract<OrderStatusChanged> ORDER_STATUS_CHANGED =
            new Contract<>(
                    "order-status-changed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderStatusChanged.class,
                    Topics.ORDERING_ORDERS,
                    OrderStatusChanged::orderId);

    public static final Contract<OrderPlacedOnHold> ORDER_PLACED_ON_HOLD =
            new Contract<>(
                    "order-placed-on-hold",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderPlacedOnHold.class,
                    Topics.ORDERING_ORDERS,
                    OrderPlacedOnHold::orderId);

    public static final Contract<OrderHoldReleased> ORDER_HOLD_RELEASED =
            new Contract<>(
                    "order-hold-released",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderHoldReleased.class,
                    Topics.ORDERING_ORDERS,
                    OrderHoldReleased::orderId);

    public static final Contract<OrderAmended> ORDER_AMENDED =
            new Contract<>(
                    "order-amended",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderAmended.class,
                    Topics.ORDERING_ORDERS,
                    OrderAmended::orderId);

    public static final Contract<OrderDeliveryAddressChanged> ORDER_DELIVERY_ADDRESS_CHANGED =
            new Contract<>(
                    "order-delivery-address-changed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderDeliveryAddressChanged.class,
                    Topics.ORDERING_ORDERS,
                    OrderDeliveryAddressChanged::orderId);

    public static final Contract<OrderCompleted> ORDER_COMPLETED =
            new Contract<>(
                    "order-completed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderCompleted.class,
                    Topics.ORDERING_ORDERS,
                    OrderCompleted::orderId);

    public static final Contract<OrderArchived> ORDER_ARCHIVED =
            new Contract<>(
                    "order-archived",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderArchived.class,
                    Topics.ORDERING_ORDERS,
                    OrderArchived::orderId);

    public static final Contract<OrderFulfilmentStarted> ORDER_FULFILMENT_STARTED =
            new Contract<>(
                    "order-fulfilment-started",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderFulfilmentStarted.class,
                    Topics.ORDERING_ORDERS,
                    OrderFulfilmentStarted::orderId);

    public static final Contract<OrderAmendmentEnded> ORDER_AMENDMENT_ENDED =
            new Contract<>(
                    "order-amendment-ended",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderAmendmentEnded.class,
                    Topics.ORDERING_ORDERS,
                    OrderAmendmentEnded::orderId);

    public static final Contract<OrderCollected> ORDER_COLLECTED =
            new Contract<>(
                    "order-collected",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    OrderCollected.class,
                    Topics.ORDERING_ORDERS,
                    OrderCollected::orderId);

    public static final Operation<GetOrder, OrderDetails> GET_ORDER =
            new Operation<>(
                    "get-order", "1.0.0", Operation.Kind.QUERY, GetOrder.class, OrderDetails.class);

    private OrdersContracts() {}

    public static List<Contract<?>> all() {
        return List.of(
                CREATE_ORDER,
                CANCEL_ORDER,
                ORDER_CREATED_030,
                ORDER_CREATED_060,
                ORDER_CREATED,
                ORDER_CONFIRMED,
                ORDER_CANCELLED,
                ORDER_REFUSED,
                ORDER_STATUS_CHANGED,
                ORDER_PLACED_ON_HOLD,
                ORDER_HOLD_RELEASED,
                ORDER_AMENDED,
                ORDER_DELIVERY_ADDRESS_CHANGED,
                ORDER_COMPLETED,
                ORDER_ARCHIVED,
                ORDER_FULFILMENT_STARTED,
                ORDER_AMENDMENT_ENDED,
                ORDER_COLLECTED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of(GET_ORDER);
    }
}

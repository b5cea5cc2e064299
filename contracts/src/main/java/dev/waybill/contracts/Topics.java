package dev.waybill.contracts;

import java.util.List;

/**
 * The names of the topics: {@code <domain>.<plural>} for events, {@code <domain>.commands} for
 * commands.
 */
public final class Topics {

    public static final String CATALOG_PRODUCT_EVENTS = "catalog.product-events";

    /** What search needs of the same events, and may be told of again without anybody else. */
    public static final String CATALOG_PRODUCT_EVENTS_SEARCH = "catalog.product-events.search";

    public static final String FULFILMENT_COMMANDS = "fulfilment.commands";
    public static final String FULFILMENT_INVENTORY = "fulfilment.inventory";
    public static final String FULFILMENT_PROMISES = "fulfilment.promises";
    public static final String FULFILMENT_SHIPMENTS = "fulfilment.shipments";
    public static final String FULFILMENT_PICKING_JOBS = "fulfilment.picking-jobs";
    public static final String ORDERING_CHECKOUTS = "ordering.checkouts";
    public static final String ORDERING_COMMANDS = "ordering.commands";
    public static final String ORDERING_ORDERS = "ordering.orders";
    public static final String ORDERING_RETURNS = "ordering.returns";
    public static final String PAYMENTS_COMMANDS = "payments.commands";
    public static final String PAYMENTS_PAYMENTS = "payments.payments";
    public static final String SHOPPING_CARTS = "shopping.carts";
    public static final String SHOPPING_COMMANDS = "shopping.commands";
    public static final String SHOPPING_PROMOTIONS = "shopping.promotions";

    private Topics() {}

    /** Every topic, by name. */
    public static List<String> all() {
        return List.of(
                CATALOG_PRODUCT_EVENTS,
                CATALOG_PRODUCT_EVENTS_SEARCH,
                FULFILMENT_COMMANDS,
                FULFILMENT_INVENTORY,
                FULFILMENT_PROMISES,
                FULFILMENT_SHIPMENTS,
                FULFILMENT_PICKING_JOBS,
                ORDERING_CHECKOUTS,
                ORDERING_COMMANDS,
                ORDERING_ORDERS,
                ORDERING_RETURNS,
                PAYMENTS_COMMANDS,
                PAYMENTS_PAYMENTS,
                SHOPPING_CARTS,
                SHOPPING_COMMANDS,
                SHOPPING_PROMOTIONS);
    }
}

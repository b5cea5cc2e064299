package dev.waybill.inventory;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.ShipInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.OrderAmendmentEnded;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to one hold on stock, in inventory's own words. */
sealed interface Hold {

    UUID reservationId();

    /**
     * Stock is wanted, all of it or none.
     *
     * @param demand units per product, however many lines named it
     * @param prices of one unit, in minor units, of the products that say one
     */
    record Reserve(
            UUID reservationId,
            @Nullable UUID orderId,
            UUID cartId,
            Map<UUID, Integer> demand,
            @Nullable Instant expiresAt,
            boolean isForReturn,
            Map<UUID, Long> prices,
            Wish wish)
            implements Hold {

        /** Longer than goods may take to come back. */
        private static final Duration LONGEST_FOR_RETURN = Duration.ofDays(120);

        Reserve(
                UUID reservationId,
                @Nullable UUID orderId,
                UUID cartId,
                Map<UUID, Integer> demand,
                @Nullable Instant expiresAt) {
            this(reservationId, orderId, cartId, demand, expiresAt, false, Map.of(), Wish.NONE);
        }

        /** What is wanted instead of goods that have to come first is held for longer. */
        Duration longest(Duration usual) {
            return isForReturn ? LONGEST_FOR_RETURN : usual;
        }

        Question question(Instant now) {
            return new Question(reservationId, orderId, demand, prices, wish, null, now);
        }

        /** A command without a reservation id is about the one reservation of its order or cart. */
        static Reserve of(ReserveInventory command) {
            var id =
                    Contract.firstGiven(
                            command.reservationId(), command.orderId(), command.cartId());
            return of(id, command);
        }

        /** Whether it comes after its own time: whoever wanted it has gone. */
        boolean isLate(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }

        static Reserve of(UUID id, ReserveInventory command) {
            var demand = new LinkedHashMap<UUID, Integer>();
            command.items()
                    .forEach(item -> demand.merge(item.productId(), item.quantity(), Integer::sum));
            return new Reserve(
                    id,
                    command.orderId(),
                    command.cartId(),
                    Collections.unmodifiableMap(demand),
                    command.expiresAt(),
                    command.returnId() != null,
                    prices(command),
                    Wish.of(command));
        }

        private static Map<UUID, Long> prices(ReserveInventory command) {
            var prices = new HashMap<UUID, Long>();
            for (var item : command.items()) {
                if (item.unitPrice() != null) {
                    prices.merge(item.productId(), item.unitPrice(), Math::min);
                }
            }
            return prices;
        }
    }

    /** The stock is not needed any more. */
    record Release(UUID reservationId, @Nullable ReleaseReason reason, @Nullable UUID orderId)
            implements Hold {

        static Release of(ReleaseInventory command) {
            return new Release(command.reservationId(), command.reason(), command.orderId());
        }
    }

    /**
     * A part of the stock is not needed any more.
     *
     * @param demand units per product
     * @param releaseId tells this part from the next: asked for twice, it is given back once
     */
    record ReleasePart(
            UUID reservationId,
            @Nullable ReleaseReason reason,
            @Nullable UUID orderId,
            Map<UUID, Integer> demand,
            UUID releaseId)
            implements Hold {}

    /**
     * Units of it have left.
     *
     * @param demand units per product
     * @param shipmentId tells this part from the next
     */
    record Ship(
            UUID reservationId,
            Map<UUID, Integer> demand,
            UUID shipmentId,
            @Nullable String location)
            implements Hold {

        static Ship of(ShipInventory command) {
            var location = command.locationId();
            return new Ship(
                    command.reservationId(),
                    units(command.items()),
                    command.shipmentId(),
                    location == null ? null : place(location));
        }
    }

    /** Others may write a place in capitals. */
    private static String place(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * A place cannot send units that it should have: they are no more there, and wanted from
     * elsewhere.
     *
     * @param demand units per product
     * @param requestId tells this part from the next
     */
    record Resource(
            UUID reservationId,
            @Nullable UUID orderId,
            UUID requestId,
            String location,
            Map<UUID, Integer> demand,
            ResourceInventory.Reason reason)
            implements Hold {

        static Resource of(ResourceInventory command) {
            return new Resource(
                    command.reservationId(),
                    command.orderId(),
                    command.requestId(),
                    place(command.locationId()),
                    units(command.items()),
                    command.reason());
        }

        Resource at(String place) {
            return new Resource(reservationId, orderId, requestId, place, demand, reason);
        }

        /** Elsewhere, and for the same customer. */
        Question question(Map<UUID, Integer> units, Wish wish, Instant now) {
            return new Question(reservationId, orderId, units, Map.of(), wish, location, now);
        }
    }

    private static Map<UUID, Integer> units(List<StockLine> items) {
        var demand = new LinkedHashMap<UUID, Integer>();
        items.forEach(item -> demand.merge(item.productId(), item.quantity(), Integer::sum));
        return Collections.unmodifiableMap(demand);
    }

    /** Without items it is all of it. */
    static Hold of(ReleaseInventory command) {
        var items = command.items();
        if (items == null) {
            return Release.of(command);
        }
        // A part without a name is known by what it is.
        var releaseId =
                command.releaseId() == null
                        ? Ids.derive(command.reservationId(), items.toString())
                        : command.releaseId();
        return new ReleasePart(
                command.reservationId(),
                command.reason(),
                command.orderId(),
                units(items),
                releaseId);
    }

    /** What an amendment had held is its order's, or nobody's. */
    static Hold of(OrderAmendmentEnded amendment) {
        var held = amendment.reservationId();
        if (amendment.outcome() == OrderAmendmentEnded.Outcome.APPLIED || held == null) {
            return new Commit(held == null ? amendment.amendmentId() : held, amendment.orderId());
        }
        var why =
                amendment.outcome() == OrderAmendmentEnded.Outcome.EXPIRED
                        ? ReleaseReason.EXPIRED
                        : null;
        return new Release(held, why, amendment.orderId());
    }

    /** The order is promised: what is held for it stays held. */
    record Commit(UUID reservationId, UUID orderId) implements Hold {

        /**
         * An order that names no reservation may have one of its own id; else nothing is held for
         * it.
         */
        static Commit of(OrderConfirmed order) {
            var named = order.inventoryReservationId();
            return new Commit(
                    named == null ? order.orderId() : parsed(named, order.orderId()),
                    order.orderId());
        }

        /** The contract lets a reservation id be any text; ours are UUIDs. */
        private static UUID parsed(String id, UUID otherwise) {
            try {
                return UUID.fromString(id);
            } catch (IllegalArgumentException _) {
                return otherwise;
            }
        }
    }

    /** Nobody came for it in time. */
    record Expire(UUID reservationId) implements Hold {}
}

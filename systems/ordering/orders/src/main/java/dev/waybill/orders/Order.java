package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderStage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order is in exactly one of these states.
 *
 * <pre>
 * (nothing) --create--> Created --confirm--> Confirmed --cancel--> Cancelled
 *     |                                       | ^                   | ^
 *     |                                       '-' money moves       '-' money moves
 *     '--cancel comes first--> Forbidden
 * </pre>
 *
 * Created lasts no longer than the handling that confirms it. Forbidden is a tombstone: a create
 * that comes later is refused.
 */
sealed interface Order {

    UUID id();

    /** How many events its history has. */
    int version();

    /** An order that exists: whatever its state, it has a sheet. */
    sealed interface Real extends Order {
        Sheet sheet();

        OrderStage stage();

        @Override
        default UUID id() {
            return sheet().id();
        }

        @Override
        default int version() {
            return sheet().version();
        }
    }

    record Created(Sheet sheet) implements Real {
        @Override
        public OrderStage stage() {
            return OrderStage.CREATED;
        }
    }

    record Confirmed(Sheet sheet) implements Real {
        @Override
        public OrderStage stage() {
            return OrderStage.CONFIRMED;
        }
    }

    record Cancelled(Sheet sheet, CancellationReason reason, Instant cancelledAt) implements Real {
        @Override
        public OrderStage stage() {
            return OrderStage.CANCELLED;
        }
    }

    record Forbidden(UUID id, int version, CancellationReason reason, Instant at)
            implements Order {}

    /**
     * What stands on an order in whatever state.
     *
     * @param changes how often its stage changed: the sequence of order-status-changed
     * @param number the eight digits of its confirmation number; none before it is confirmed
     */
    record Sheet(
            UUID id,
            int version,
            Instant createdAt,
            Terms terms,
            int changes,
            @Nullable Integer number,
            Money money) {

        Sheet next() {
            return new Sheet(id, version + 1, createdAt, terms, changes, number, money);
        }

        Sheet changed() {
            return new Sheet(id, version + 1, createdAt, terms, changes + 1, number, money);
        }

        Sheet numbered(int given) {
            return new Sheet(id, version, createdAt, terms, changes, given, money);
        }

        Sheet with(Money moved) {
            return new Sheet(id, version, createdAt, terms, changes, number, moved);
        }

        String confirmationNumber() {
            if (number == null) {
                throw new IllegalStateException("order " + id + " is not confirmed");
            }
            return ConfirmationNumbers.text(number);
        }
    }

    /**
     * What was agreed, and the others who hold something for it. Never changes.
     *
     * @param correlationId the journey that it belongs to: the checkout session, where there was
     *     one
     */
    record Terms(
            UUID cartId,
            UUID customerId,
            @Nullable UUID checkoutSessionId,
            UUID correlationId,
            @Nullable UUID paymentId,
            @Nullable String paymentAuthorizationId,
            @Nullable UUID reservationId,
            long total,
            String currency) {

        /** A payment that is to be captured, and voided or refunded when the order is not to be. */
        @Nullable UUID owedPayment() {
            return total > 0 ? paymentId : null;
        }
    }

    /** What payments says about the money, in minor units; refunds are told apart by their ids. */
    record Money(long captured, long refunded, boolean voided, List<UUID> refunds) {

        static final Money NONE = new Money(0, 0, false, List.of());

        public Money {
            refunds = List.copyOf(refunds);
        }

        long kept() {
            return captured - refunded;
        }
    }
}

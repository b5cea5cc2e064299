package dev.waybill.promotions;

import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.orders.OrderAmendmentEnded;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.promotions.CalculateDiscount;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens to the use of a promotion by one checkout. */
sealed interface Usage {

    @Nullable UUID sessionId();

    /** The session; none for a quote, nor for an order that came without a checkout. */
    default Optional<UUID> session() {
        return Optional.ofNullable(sessionId());
    }

    /** Every use that it is about. */
    default List<UUID> sessions() {
        return session().stream().toList();
    }

    /** What is the code worth; with a session, a use is reserved for it. */
    record Calculate(CalculateDiscount command) implements Usage {
        @Override
        public @Nullable UUID sessionId() {
            return command.checkoutSessionId();
        }

        Optional<String> code() {
            return Promotion.code(command.promotionCode());
        }
    }

    /** The checkout has become an order. */
    record Complete(UUID sessionId) implements Usage {
        static Complete of(CheckoutCompleted event) {
            return new Complete(event.checkoutSessionId());
        }
    }

    /** The checkout came to nothing, or its order is cancelled. */
    record GiveBack(@Nullable UUID sessionId, @Nullable UUID amendmentId) implements Usage {
        static GiveBack of(CheckoutFailed event) {
            return new GiveBack(event.checkoutSessionId(), null);
        }

        static GiveBack of(OrderCancelled event) {
            return new GiveBack(event.checkoutSessionId(), event.promotionUseId());
        }

        @Override
        public List<UUID> sessions() {
            return Stream.of(sessionId, amendmentId).flatMap(Stream::ofNullable).toList();
        }
    }

    /**
     * A pending amendment of an order has ended.
     *
     * @param sessionId the use of its code, kept under the amendment's id; none if it has no code
     * @param applied the order has this discount now
     * @param replaced the use that the order had before
     */
    record Amended(@Nullable UUID sessionId, boolean applied, @Nullable UUID replaced)
            implements Usage {
        static Amended of(OrderAmendmentEnded event) {
            return new Amended(
                    event.promotionUseId(),
                    event.outcome() == OrderAmendmentEnded.Outcome.APPLIED,
                    event.replacedPromotionUseId());
        }

        @Override
        public List<UUID> sessions() {
            return Stream.of(sessionId, replaced).flatMap(Stream::ofNullable).toList();
        }
    }
}

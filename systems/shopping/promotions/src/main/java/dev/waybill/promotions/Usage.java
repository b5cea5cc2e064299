package dev.waybill.promotions;

import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.promotions.CalculateDiscount;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to the use of a promotion by one checkout. */
sealed interface Usage {

    @Nullable UUID sessionId();

    /** The session; none for a quote, nor for an order that came without a checkout. */
    default Optional<UUID> session() {
        return Optional.ofNullable(sessionId());
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
    record GiveBack(@Nullable UUID sessionId) implements Usage {
        static GiveBack of(CheckoutFailed event) {
            return new GiveBack(event.checkoutSessionId());
        }

        static GiveBack of(OrderCancelled event) {
            return new GiveBack(event.checkoutSessionId());
        }
    }
}

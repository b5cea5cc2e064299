package dev.waybill.carts;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.products.ProductStatus;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart is in exactly one of these states. A cart that is being checked out is frozen: what is in
 * it is what is being bought. Each attempt has a session id of its own, and news of another attempt
 * than the one under way changes nothing.
 *
 * <pre>
 *   add, remove
 *      +--+
 *      |  v
 *      OPEN --check out------------------> CHECKED_OUT --completed--> ORDERED
 *      ^ ^ |                                ^     |
 *      | | +--check out with a code--> PRICING    |
 *      | +--promotion refused, failed-----+       |
 *      +-----------------checkout failed----------+
 * </pre>
 *
 * (PRICING goes to CHECKED_OUT when the discount is known.) What is not legal is refused with a
 * {@link dev.waybill.platform.http.Problem}, and the cart stays as it was.
 */
sealed interface Cart {

    Basket basket();

    Status status();

    default UUID id() {
        return basket().cartId();
    }

    enum Status {
        OPEN,
        PRICING,
        CHECKED_OUT,
        ORDERED
    }

    /** A new cart with nothing in it. */
    static Open create(UUID id, @Nullable UUID customerId, @Nullable String currency) {
        return new Open(new Basket(id, customerId, currency, Map.of(), 1));
    }

    /** This cart if it can still be changed. */
    Open opened();

    /** Can be filled, emptied and checked out. */
    record Open(Basket basket) implements Cart {

        @Override
        public Status status() {
            return Status.OPEN;
        }

        @Override
        public Open opened() {
            return this;
        }

        /** The price of the first add stays; quantities add up in whatever order they come. */
        Open add(ProductSnapshot product, int quantity) {
            if (product.status() != ProductStatus.ACTIVE) {
                throw Refusals.notForSale(product);
            }
            if (basket.currency() != null && !basket.currency().equals(product.currency())) {
                throw Refusals.otherCurrency(product, basket.currency());
            }
            var known = basket.items().get(product.id());
            if (known == null && basket.items().size() == Guard.MOST_ITEMS) {
                throw Refusals.full();
            }
            var line = known == null ? Line.of(product, basket.nextPlace()) : known;
            return new Open(basket.with(more(line, quantity), product.currency()));
        }

        private Line more(Line line, int quantity) {
            if (quantity > Guard.MOST_UNITS - line.quantity()) {
                throw Refusals.tooMany(line);
            }
            var more = line.of(line.quantity() + quantity);
            // No overflow: both addends are far below 2^62 (10^12, and 10^6 units at 10^12 each).
            if (basket.subtotal() - line.total() + more.total() > Guard.MOST_MONEY) {
                throw Refusals.tooExpensive();
            }
            return more;
        }

        /**
         * @param quantity how many leave; all if none is given or so many are not there
         */
        Open remove(UUID productId, @Nullable Integer quantity) {
            var line = basket.items().get(productId);
            if (line == null) {
                throw Refusals.notInCart(productId);
            }
            var left = quantity == null ? 0 : line.quantity() - quantity;
            return new Open(
                    left <= 0
                            ? basket.without(productId)
                            : basket.with(line.of(left), basket.currencyOfLines()));
        }

        CheckedOut checkOut(UUID sessionId, UUID customerId) {
            return new CheckedOut(frozen(customerId), sessionId, 0);
        }

        /** Checks out as soon as promotions have said what the code is worth. */
        Pricing price(UUID sessionId, UUID customerId) {
            return new Pricing(frozen(customerId), sessionId);
        }

        private Basket frozen(UUID customerId) {
            if (basket.isEmpty()) {
                throw Refusals.empty();
            }
            if (basket.customerId() != null && !basket.customerId().equals(customerId)) {
                throw Refusals.ofAnotherCustomer();
            }
            return basket.of(customerId).moved();
        }
    }

    /** Waits for promotions. */
    record Pricing(Basket basket, UUID sessionId) implements Cart {

        @Override
        public Status status() {
            return Status.PRICING;
        }

        @Override
        public Open opened() {
            throw Refusals.checkedOut(sessionId);
        }

        /** Never below nothing: a discount is at most the subtotal. */
        CheckedOut grant(long discount) {
            return new CheckedOut(basket.moved(), sessionId, Math.min(discount, basket.subtotal()));
        }

        Open reopen() {
            return new Open(basket.moved());
        }
    }

    /**
     * Is being bought.
     *
     * @param discount minor units, at most the subtotal
     */
    record CheckedOut(Basket basket, UUID sessionId, long discount) implements Cart {

        @Override
        public Status status() {
            return Status.CHECKED_OUT;
        }

        @Override
        public Open opened() {
            throw Refusals.checkedOut(sessionId);
        }

        long total() {
            return basket.subtotal() - discount;
        }

        Ordered order(UUID orderId) {
            return new Ordered(basket.moved(), sessionId, orderId, discount);
        }

        Open reopen() {
            return new Open(basket.moved());
        }
    }

    /** Has become an order, and is done. */
    record Ordered(Basket basket, UUID sessionId, UUID orderId, long discount) implements Cart {

        @Override
        public Status status() {
            return Status.ORDERED;
        }

        @Override
        public Open opened() {
            throw Refusals.ordered(sessionId, orderId);
        }
    }
}

package dev.waybill.checkout;

import static dev.waybill.checkout.Shop.CANCELLED;
import static dev.waybill.checkout.Shop.CONFIRMED;

import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.payments.DeclineReason;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Inventory, payments and orders as pure models: what they promise, and nothing about how. */
final class Counterparties {

    private Counterparties() {}

    /** The stock of one product, of which every session wants one unit. */
    static final class Stock {
        int total;
        int available;

        Stock(int units) {
            this.total = units;
            this.available = units;
        }

        void receive() {
            total++;
            available++;
        }
    }

    enum Hold {
        NONE,
        HELD,
        COMMITTED,
        EXPIRED,
        RELEASED
    }

    static final class Inventory {
        final Stock stock;
        Hold hold = Hold.NONE;

        Inventory(Stock stock) {
            this.stock = stock;
        }

        Fact reserve() {
            return switch (hold) {
                case HELD, COMMITTED -> Shop.HELD;
                case EXPIRED, RELEASED -> Shop.RELEASED;
                case NONE -> take(Hold.HELD) ? Shop.HELD : unavailable();
            };
        }

        Fact release() {
            if (isHeld()) {
                stock.available++;
            }
            hold = Hold.RELEASED;
            return Shop.RELEASED;
        }

        Fact expire() {
            stock.available++;
            hold = Hold.EXPIRED;
            return new Fact.StockReleased(ReleaseReason.EXPIRED);
        }

        /**
         * @return whether the confirmed order has its stock; what expired may be taken again, what
         *     was released may not
         */
        boolean commit() {
            switch (hold) {
                case HELD -> hold = Hold.COMMITTED;
                case EXPIRED, NONE -> take(Hold.COMMITTED);
                case COMMITTED, RELEASED -> {}
            }
            return hold == Hold.COMMITTED;
        }

        boolean isHeld() {
            return hold == Hold.HELD || hold == Hold.COMMITTED;
        }

        Fact unavailable() {
            return new Fact.StockUnavailable(List.of(new UnavailableItem(Shop.PRODUCT, 1, 0)));
        }

        private boolean take(Hold taken) {
            if (stock.available == 0) {
                return false;
            }
            stock.available--;
            hold = taken;
            return true;
        }
    }

    enum Money {
        NONE,
        PENDING,
        AUTHORIZED,
        DECLINED,
        VOIDED,
        CAPTURED,
        REFUNDED
    }

    static final class Payments {
        Money money = Money.NONE;
        boolean voidWished;

        List<Fact> authorize() {
            if (money == Money.NONE) {
                money = Money.PENDING;
            }
            return known();
        }

        /** The provider answers, sooner or later. */
        List<Fact> outcome(Random random) {
            if (money != Money.PENDING) {
                return List.of();
            }
            money = random.nextInt(4) == 0 ? Money.DECLINED : Money.AUTHORIZED;
            if (money == Money.DECLINED || !voidWished) {
                return known();
            }
            money = Money.VOIDED;
            return List.of(Shop.AUTHORIZED, Shop.VOIDED);
        }

        List<Fact> undo() {
            voidWished = true;
            money =
                    switch (money) {
                        case NONE, AUTHORIZED, VOIDED -> Money.VOIDED;
                        case CAPTURED, REFUNDED -> Money.REFUNDED;
                        case PENDING, DECLINED -> money;
                    };
            return known();
        }

        void capture() {
            if (money == Money.AUTHORIZED) {
                money = Money.CAPTURED;
            }
        }

        boolean isOurs() {
            return money == Money.AUTHORIZED || money == Money.CAPTURED;
        }

        private List<Fact> known() {
            return switch (money) {
                case NONE, PENDING -> List.of();
                case AUTHORIZED, CAPTURED -> List.of(Shop.AUTHORIZED);
                case DECLINED -> List.of(new Fact.PaymentDeclined(DeclineReason.CARD_DECLINED));
                case VOIDED, REFUNDED -> List.of(Shop.VOIDED);
            };
        }
    }

    enum Order {
        NONE,
        CONFIRMED,
        CANCELLED,
        TOMBSTONE
    }

    static final class Orders {
        Order order = Order.NONE;

        Fact create(Instant validUntil, Instant now, boolean otherOrderOfCart) {
            if (order == Order.NONE && now.isAfter(validUntil)) {
                return new Fact.OrderRefused(OrderRefusal.EXPIRED);
            }
            if (order == Order.NONE && otherOrderOfCart) {
                return new Fact.OrderRefused(OrderRefusal.CART_ALREADY_ORDERED);
            }
            if (order == Order.NONE) {
                order = Order.CONFIRMED;
            }
            return known();
        }

        Fact cancel() {
            order =
                    order == Order.NONE || order == Order.TOMBSTONE
                            ? Order.TOMBSTONE
                            : Order.CANCELLED;
            return known();
        }

        private Fact known() {
            return switch (order) {
                case CONFIRMED -> CONFIRMED;
                case CANCELLED -> CANCELLED;
                case NONE, TOMBSTONE -> new Fact.OrderRefused(OrderRefusal.CANCELLED);
            };
        }
    }
}

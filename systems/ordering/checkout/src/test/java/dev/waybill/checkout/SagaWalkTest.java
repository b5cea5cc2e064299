package dev.waybill.checkout;

import static dev.waybill.checkout.Shop.CANCEL;
import static dev.waybill.checkout.Shop.CHECKED_OUT;
import static dev.waybill.checkout.Shop.GIVE_UP;
import static dev.waybill.checkout.Shop.RETRY;
import static dev.waybill.checkout.Shop.WOKE_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.checkout.Counterparties.Hold;
import dev.waybill.checkout.Counterparties.Inventory;
import dev.waybill.checkout.Counterparties.Money;
import dev.waybill.checkout.Counterparties.Order;
import dev.waybill.checkout.Counterparties.Orders;
import dev.waybill.checkout.Counterparties.Payments;
import dev.waybill.checkout.Counterparties.Stock;
import dev.waybill.checkout.Saga.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random shops: three sessions want a unit each of a product of which there are two at first.
 * Messages are late, twice, and in any order across channels (within one they keep it, as on
 * Kafka); holds expire, customers cancel, operators retry and give up, time passes.
 */
class SagaWalkTest {

    private static final int WALKS = 20_000;
    private static final int WILD_STEPS = 60;
    private static final int PATIENCE_OF_THE_TEST = 3_000;

    @Test
    void whateverHappensEverySessionEndsOwingNothingAndTheBooksAgree() {
        var seen = walk(Saga::decide);

        // The walk has been everywhere: without this it could prove nothing and stay green.
        assertThat(seen.ends.get(Status.CONFIRMED)).isGreaterThan(WALKS / 10);
        assertThat(seen.ends.get(Status.FAILED)).isGreaterThan(WALKS / 10);
        assertThat(seen.callbacks).as("failed sessions that were called back").isGreaterThan(10);
    }

    @Test
    void theWalkFindsASagaThatDoesNotListenOnceItHasFailed() {
        bites((session, fact, now) ->
                session instanceof Session.Failed
                        ? new Decision(session, List.of())
                        : Saga.decide(session, fact, now));
    }

    @Test
    void theWalkFindsASagaThatUndoesMoneyAndStockOfAnOrderThatMayLive() {
        bites((session, fact, now) -> {
            var decision = Saga.decide(session, fact, now);
            var told = new ArrayList<>(decision.tellings());
            if (told.stream().anyMatch(Telling.CancelOrder.class::isInstance)) {
                told.addFirst(new Telling.VoidPayment(99, Failure.TIMED_OUT));
                told.addFirst(new Telling.ReleaseStock(99));
            }
            return new Decision(decision.next(), told);
        });
    }

    @Test
    void theWalkFindsASagaThatTakesSilenceForConsent() {
        bites((session, fact, now) ->
                fact instanceof Fact.WokeUp && session instanceof Session.Compensating owing
                        ? new Decision(
                                new Session.Failed(owing.journey(), 1, owing.why(), now),
                                List.of(new Telling.Failed(owing.why(), now)))
                        : Saga.decide(session, fact, now));
    }

    private static void bites(Decider flawed) {
        assertThatThrownBy(() -> walk(flawed)).isInstanceOf(AssertionError.class);
    }

    private static Seen walk(Decider saga) {
        var seen = new Seen();
        for (var seed = 0; seed < WALKS; seed++) {
            var shop = new RandomShop(saga, new Random(seed));
            shop.run();
            for (var journey : shop.journeys) {
                journey.check("seed " + seed);
                seen.ends.merge(Status.of(journey.session), 1, Integer::sum);
                seen.callbacks += journey.callbacks;
            }
            shop.check("seed " + seed);
        }
        return seen;
    }

    private interface Decider {
        Decision decide(Session session, Fact fact, Instant now);
    }

    private static final class Seen {
        final Map<Status, Integer> ends = new EnumMap<>(Status.class);
        int callbacks;
    }

    private static final class RandomShop {
        final Decider saga;
        final Random random;
        final Stock stock = new Stock(2);
        final List<RandomJourney> journeys;
        Instant now = Shop.NOON;

        RandomShop(Decider saga, Random random) {
            this.saga = saga;
            this.random = random;
            this.journeys =
                    Stream.generate(() -> new RandomJourney(this, random)).limit(3).toList();
        }

        void run() {
            for (var step = 0; step < WILD_STEPS; step++) {
                pass(random.nextInt(20) == 0 ? random.nextInt(400) : random.nextInt(4));
                journeys.get(random.nextInt(journeys.size())).wildStep();
            }
            var left = PATIENCE_OF_THE_TEST;
            while (journeys.stream().anyMatch(RandomJourney::isUnsettled) && left-- > 0) {
                pass(10);
                journeys.forEach(RandomJourney::calmStep);
            }
        }

        void pass(int seconds) {
            now = now.plus(Duration.ofSeconds(seconds));
        }

        void check(String where) {
            var held = journeys.stream().filter(each -> each.inventory.isHeld()).count();
            assertThat(stock.available + held).as(where).isEqualTo(stock.total);
        }
    }

    /** Where messages wait: in order within one, in any order between two. */
    private enum Channel {
        TO_INVENTORY,
        TO_PAYMENTS,
        TO_ORDERS,
        ORDER_NEWS_TO_INVENTORY,
        CAPTURES,
        FROM_INVENTORY,
        FROM_PAYMENTS,
        FROM_ORDERS
    }

    private static final class RandomJourney {
        final RandomShop shop;
        final Random random;
        final Inventory inventory;
        final Payments payments = new Payments();
        final Orders orders = new Orders();
        final boolean cartHasAnotherOrder;
        final Map<Channel, Deque<Runnable>> channels = new EnumMap<>(Channel.class);
        final List<Telling> ends = new ArrayList<>();
        Session session = Shop.started();
        int callbacks;

        RandomJourney(RandomShop shop, Random random) {
            this.shop = shop;
            this.random = random;
            this.inventory = new Inventory(shop.stock);
            this.cartHasAnotherOrder = random.nextInt(20) == 0;
            for (var channel : Channel.values()) {
                channels.put(channel, new ArrayDeque<>());
            }
            hear(CHECKED_OUT);
        }

        void wildStep() {
            switch (random.nextInt(40)) {
                case 0 -> hear(CANCEL);
                case 1 -> hear(CHECKED_OUT);
                case 2, 3 -> hear(WOKE_UP);
                case 4 -> expire();
                case 5, 6, 7, 8 -> news(Channel.FROM_PAYMENTS, payments.outcome(random));
                case 9 -> receive();
                case 10 -> customerCancelsOrder();
                case 11, 12 -> hear(RETRY);
                case 13 -> hear(GIVE_UP);
                default -> deliver(Channel.values()[random.nextInt(Channel.values().length)], true);
            }
        }

        void calmStep() {
            news(Channel.FROM_PAYMENTS, payments.outcome(random));
            hear(WOKE_UP);
            for (var channel : Channel.values()) {
                while (!waiting(channel).isEmpty()) {
                    deliver(channel, false);
                }
            }
        }

        boolean isUnsettled() {
            return session instanceof Session.Live
                    || payments.money == Money.PENDING
                    || channels.values().stream().anyMatch(each -> !each.isEmpty());
        }

        void deliver(Channel from, boolean maybeTwice) {
            var waiting = waiting(from);
            if (waiting.isEmpty()) {
                return;
            }
            var message = maybeTwice && random.nextInt(5) == 0 ? waiting.peek() : waiting.poll();
            message.run();
            checkNoOrderIsRobbed();
        }

        void hear(Fact fact) {
            var decision = shop.saga.decide(session, fact, shop.now);
            if (session instanceof Session.Failed && decision.next() != session) {
                callbacks++;
            }
            session = decision.next();
            decision.tellings().forEach(this::tell);
        }

        private void tell(Telling telling) {
            switch (telling) {
                case Telling.ReserveStock _ ->
                        send(
                                Channel.TO_INVENTORY,
                                () -> news(Channel.FROM_INVENTORY, List.of(inventory.reserve())));
                case Telling.AuthorizePayment _ ->
                        send(
                                Channel.TO_PAYMENTS,
                                () -> news(Channel.FROM_PAYMENTS, payments.authorize()));
                case Telling.CreateOrder _ -> send(Channel.TO_ORDERS, this::create);
                case Telling.CancelOrder _ -> send(Channel.TO_ORDERS, this::cancel);
                case Telling.VoidPayment _ -> voidPayment();
                case Telling.ReleaseStock _ -> releaseStock();
                case Telling.Completed _, Telling.Failed _ -> ends.add(telling);
            }
        }

        private void create() {
            var before = orders.order;
            var answer = orders.create(Shop.JOURNEY.deadline(), shop.now, cartHasAnotherOrder);
            news(Channel.FROM_ORDERS, List.of(answer));
            if (before == Order.NONE && orders.order == Order.CONFIRMED) {
                send(Channel.ORDER_NEWS_TO_INVENTORY, this::commit);
                send(Channel.CAPTURES, payments::capture);
            }
        }

        private void commit() {
            if (!inventory.commit()) {
                news(Channel.FROM_INVENTORY, List.of(inventory.unavailable()));
                send(Channel.TO_ORDERS, this::cancel);
            }
        }

        private void cancel() {
            var before = orders.order;
            news(Channel.FROM_ORDERS, List.of(orders.cancel()));
            if (before == Order.CONFIRMED) {
                releaseStock();
                voidPayment();
            }
        }

        private void customerCancelsOrder() {
            if (orders.order == Order.CONFIRMED) {
                send(Channel.TO_ORDERS, this::cancel);
            }
        }

        private void releaseStock() {
            send(
                    Channel.TO_INVENTORY,
                    () -> news(Channel.FROM_INVENTORY, List.of(inventory.release())));
        }

        private void voidPayment() {
            send(Channel.TO_PAYMENTS, () -> news(Channel.FROM_PAYMENTS, payments.undo()));
        }

        private void expire() {
            if (inventory.hold == Hold.HELD) {
                news(Channel.FROM_INVENTORY, List.of(inventory.expire()));
            }
        }

        /**
         * What was sold out need not stay so: a second asking may find stock that the first did
         * not.
         */
        private void receive() {
            shop.stock.receive();
        }

        private void news(Channel channel, List<Fact> facts) {
            facts.forEach(fact -> send(channel, () -> hear(fact)));
        }

        private Deque<Runnable> waiting(Channel channel) {
            return Objects.requireNonNull(channels.get(channel));
        }

        private void send(Channel channel, Runnable message) {
            waiting(channel).add(message);
        }

        /**
         * At no moment may an order be alive whose stock was released or whose money was given
         * back.
         */
        private void checkNoOrderIsRobbed() {
            if (orders.order == Order.CONFIRMED) {
                assertThat(inventory.hold)
                        .as("the hold of a live order")
                        .isNotEqualTo(Hold.RELEASED);
                assertThat(payments.money)
                        .as("the money of a live order")
                        .isIn(Money.AUTHORIZED, Money.CAPTURED);
            }
        }

        void check(String where) {
            assertThat(session).as(where).isInstanceOf(Session.Finished.class);
            assertThat(ends).as(where).hasSize(1);
            var alive = orders.order == Order.CONFIRMED;
            assertThat(inventory.isHeld())
                    .as(where + ": stock is held for a live order")
                    .isEqualTo(alive);
            assertThat(payments.isOurs())
                    .as(where + ": money is held for a live order")
                    .isEqualTo(alive);
            if (session instanceof Session.Failed) {
                assertThat(alive).as(where + ": a failed checkout has no order").isFalse();
            }
        }
    }
}

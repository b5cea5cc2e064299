package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.inventory.Hold.Commit;
import dev.waybill.inventory.Hold.Expire;
import dev.waybill.inventory.Hold.Release;
import dev.waybill.inventory.Hold.ReleasePart;
import dev.waybill.inventory.Hold.Reserve;
import dev.waybill.inventory.Hold.Resource;
import dev.waybill.inventory.Hold.Ship;
import dev.waybill.inventory.Reservation.Claim;
import dev.waybill.inventory.Reservation.Committed;
import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Held;
import dev.waybill.inventory.Reservation.Refused;
import dev.waybill.inventory.Reservation.Released;
import dev.waybill.inventory.Reservation.Shipped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Walks the picture of {@link Reservation}, arrow by arrow. */
class HoldBookTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final UUID TEAPOT = new UUID(0, 1);
    private static final UUID RESERVATION = new UUID(1, 1);
    private static final UUID ORDER = new UUID(2, 1);
    private static final UUID CART = new UUID(3, 1);
    private static final UUID JOURNEY = new UUID(4, 1);
    private static final Claim CLAIM = new Claim(RESERVATION, ORDER, CART, JOURNEY);
    private static final List<Line> TWO = List.of(new Line(TEAPOT, "main", 2));
    private static final List<StockLine> TWO_ITEMS = List.of(new StockLine(TEAPOT, 2));
    private static final List<UnavailableItem> SHORT = List.of(new UnavailableItem(TEAPOT, 2, 1));

    private static final Held HELD = new Held(CLAIM, TWO, NOON, NOON.plus(QUARTER));
    private static final Committed COMMITTED = new Committed(CLAIM, TWO, NOON);
    private static final Expired EXPIRED = new Expired(CLAIM, TWO, NOON);
    private static final Refused REFUSED = new Refused(CLAIM, SHORT, NOON);
    private static final Released RELEASED =
            new Released(CLAIM, TWO, ReleaseReason.CHECKOUT_FAILED, NOON);

    private static final Shipped SHIPPED = new Shipped(CLAIM, TWO, NOON);

    // -- reserve

    @Test
    void reserveHoldsWhatIsThere() {
        var book = book(2, 0);

        var fact = book.decide(reserve(2), JOURNEY, NOON);

        assertThat(fact).contains(new InventoryReserved(RESERVATION, ORDER, CART, TWO_ITEMS, NOON));
        assertThat(book.added()).containsExactly(HELD);
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 0, 2));
    }

    @Test
    void reserveIsRefusedWhenThereIsTooLittle() {
        var book = book(1, 0);

        var fact = book.decide(reserve(2), JOURNEY, NOON);

        assertThat(fact).contains(new InventoryUnavailable(ORDER, CART, SHORT, NOON, RESERVATION));
        assertThat(book.added()).containsExactly(REFUSED);
        assertThat(book.stock().movements()).isEmpty();
    }

    @Test
    void reserveAskedTwiceInOneBatchHoldsOnceAndAnswersTheSame() {
        var book = book(9, 0);

        var first = book.decide(reserve(2), JOURNEY, NOON);
        var second = book.decide(reserve(2), JOURNEY, LATER);

        assertThat(second).isEqualTo(first);
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 7, 2));
    }

    @Test
    void refusedOnceIsRefusedForEverHoweverMuchArrivesMeanwhile() {
        var book = book(100, 0, REFUSED);

        assertThat(book.decide(reserve(2), JOURNEY, LATER)).contains(REFUSED.fact());
        assertThat(book.stock().movements()).isEmpty();
    }

    @Test
    void everyStateAnswersALaterReserveWithItsOwnFactAndStaysAsItIs() {
        for (var state : List.of(HELD, COMMITTED, EXPIRED, REFUSED, RELEASED, SHIPPED)) {
            var book = book(100, 2, state);

            assertThat(book.decide(reserve(2), JOURNEY, LATER)).contains(state.fact());
            assertThat(book.moved()).isEmpty();
            assertThat(book.stock().movements()).isEmpty();
        }
    }

    @Test
    void aReserveThatComesAfterItsOwnTimeHoldsNothing() {
        var book = book(9, 0);

        var fact = book.decide(reserve(2, NOON), JOURNEY, NOON);

        assertThat(fact)
                .contains(
                        new InventoryReleased(
                                RESERVATION, ORDER, CART, List.of(), ReleaseReason.EXPIRED, NOON));
        assertThat(book.stock().movements()).isEmpty();
    }

    @Test
    void aHoldEndsWhenItsAskerSaysButNeverLaterThanTheLongestHold() {
        var soon = book(9, 0);
        soon.decide(reserve(2, NOON.plusSeconds(30)), JOURNEY, NOON);
        var never = book(9, 0);
        never.decide(reserve(2, NOON.plus(Duration.ofDays(9))), JOURNEY, NOON);

        assertThat(soon.added()).containsExactly(new Held(CLAIM, TWO, NOON, NOON.plusSeconds(30)));
        assertThat(never.added()).containsExactly(HELD);
    }

    // -- release

    @Test
    void releaseGivesAHoldBack() {
        var book = book(0, 2, HELD);

        var fact = book.decide(release(), JOURNEY, LATER);

        assertThat(fact)
                .contains(
                        new InventoryReleased(
                                RESERVATION,
                                ORDER,
                                CART,
                                TWO_ITEMS,
                                ReleaseReason.ORDER_CANCELLED,
                                LATER));
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 2, 0));
    }

    @Test
    void releaseOfACancelledOrderGivesItsStockBack() {
        var book = book(0, 2, COMMITTED);

        book.decide(release(), JOURNEY, LATER);

        assertThat(book.moved()).singleElement().isInstanceOf(Released.class);
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 2, 0));
    }

    @Test
    void releaseAskedTwiceGivesBackOnceAndAnswersTheSame() {
        var book = book(0, 2, HELD);

        var first = book.decide(release(), JOURNEY, LATER);
        var second = book.decide(release(), JOURNEY, LATER.plusSeconds(9));

        assertThat(second).isEqualTo(first);
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 2, 0));
    }

    @Test
    void aReleaseThatOvertakesItsReserveIsAnsweredAndTheReserveHoldsNothing() {
        var book = book(9, 0);

        var released = book.decide(release(), JOURNEY, NOON);
        var reserved = book.decide(reserve(2), JOURNEY, LATER);

        assertThat(released).containsInstanceOf(InventoryReleased.class).isEqualTo(reserved);
        assertThat(book.added()).singleElement().isInstanceOf(Released.class);
        assertThat(book.stock().movements()).isEmpty();
    }

    @Test
    void releaseOfARefusedReservationIsAnsweredWithNothingGivenBack() {
        var book = book(1, 0, REFUSED);

        assertThat(book.decide(release(), JOURNEY, LATER))
                .contains(
                        new InventoryReleased(
                                RESERVATION,
                                ORDER,
                                CART,
                                List.of(),
                                ReleaseReason.ORDER_CANCELLED,
                                NOON));
        assertThat(book.moved()).isEmpty();
    }

    @Test
    void releaseAfterExpiryMovesNothingTwiceAndKeepsALateOrderFromTakingTheStock() {
        var book = book(9, 0, EXPIRED);

        book.decide(release(), JOURNEY, LATER);
        var late = book.decide(new Commit(RESERVATION, ORDER), JOURNEY, LATER);

        assertThat(late).isEmpty();
        assertThat(book.moved()).singleElement().isInstanceOf(Released.class);
        assertThat(book.stock().movements()).isEmpty();
    }

    // -- commit

    @Test
    void aConfirmedOrderKeepsItsHoldSilently() {
        var book = book(0, 2, HELD);

        assertThat(book.decide(new Commit(RESERVATION, ORDER), JOURNEY, LATER)).isEmpty();
        assertThat(book.moved()).containsExactly(COMMITTED);
        assertThat(book.stock().movements()).isEmpty();
    }

    @Test
    void confirmedTwiceIsConfirmedOnce() {
        var book = book(0, 2, COMMITTED);

        assertThat(book.decide(new Commit(RESERVATION, ORDER), JOURNEY, LATER)).isEmpty();
        assertThat(book.moved()).isEmpty();
    }

    @Test
    void aConfirmationThatTheReleaseOvertookTakesNothing() {
        var book = book(9, 0, RELEASED);

        assertThat(book.decide(new Commit(RESERVATION, ORDER), JOURNEY, LATER)).isEmpty();
        assertThat(book.stock().movements()).isEmpty();
    }

    @Test
    void anOrderWithoutAReservationIsNoneOfOurBusiness() {
        var book = book(9, 0);

        assertThat(book.decide(new Commit(RESERVATION, ORDER), JOURNEY, LATER)).isEmpty();
        assertThat(book.added()).isEmpty();
    }

    @Test
    void anOrderConfirmedAfterItsHoldExpiredTakesTheStockAgain() {
        var book = book(2, 0, EXPIRED);

        var fact = book.decide(new Commit(RESERVATION, ORDER), JOURNEY, LATER);

        assertThat(fact)
                .contains(new InventoryReserved(RESERVATION, ORDER, CART, TWO_ITEMS, LATER));
        assertThat(book.moved()).containsExactly(new Committed(CLAIM, TWO, LATER));
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 0, 2));
        assertThat(book.takenAgain()).isOne();
    }

    @Test
    void anOrderConfirmedAfterItsStockWasSoldIsToldSoAndCounted() {
        var book = book(1, 0, new Expired(new Claim(RESERVATION, null, CART, JOURNEY), TWO, NOON));

        var fact = book.decide(new Commit(RESERVATION, ORDER), JOURNEY, LATER);

        assertThat(fact).contains(new InventoryUnavailable(ORDER, CART, SHORT, LATER, RESERVATION));
        assertThat(book.moved()).containsExactly(new Refused(CLAIM, SHORT, LATER));
        assertThat(book.stock().movements()).isEmpty();
        assertThat(book.soldMeanwhile()).isOne();
    }

    // -- expire

    @Test
    void aHoldPastItsTimeGoesBackOnSale() {
        var book = book(0, 2, HELD);
        var end = NOON.plus(QUARTER);

        var fact = book.decide(new Expire(RESERVATION), JOURNEY, end);

        assertThat(fact)
                .contains(
                        new InventoryReleased(
                                RESERVATION, ORDER, CART, TWO_ITEMS, ReleaseReason.EXPIRED, end));
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 2, 0));
    }

    @Test
    void onlyAHoldPastItsTimeExpires() {
        var early = book(0, 2, HELD);
        assertThat(early.decide(new Expire(RESERVATION), JOURNEY, LATER)).isEmpty();
        for (var state : List.of(COMMITTED, EXPIRED, REFUSED, RELEASED)) {
            var book = book(0, 2, state);
            var fact = book.decide(new Expire(RESERVATION), JOURNEY, NOON.plus(QUARTER));

            assertThat(fact).isEmpty();
            assertThat(book.moved()).isEmpty();
        }
    }

    // -- a part is released

    @Test
    void aPartIsGivenBackOnceHoweverOftenItIsAskedFor() {
        for (var holding : List.of(HELD, COMMITTED)) {
            var book = book(0, 2, holding);
            var ask = part(1, 1);

            assertThat(book.decide(ask, JOURNEY, LATER)).contains(partOf(1));
            assertThat(book.decide(ask, JOURNEY, LATER)).contains(partOf(0));

            assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 1, 1));
            assertThat(book.moved())
                    .singleElement()
                    .extracting(Reservation::state)
                    .isEqualTo(holding.state());
            assertThat(book.moved().getFirst().demand()).isEqualTo(Map.of(TEAPOT, 1));
        }
    }

    @Test
    void theLastPartEndsTheReservationAndNoMoreIsGivenBackThanIsHeld() {
        var book = book(0, 2, COMMITTED);

        book.decide(part(1, 1), JOURNEY, LATER);
        book.decide(part(9, 2), JOURNEY, LATER);

        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 2, 0));
        assertThat(book.moved()).singleElement().isInstanceOf(Released.class);
    }

    @Test
    void aPartOfWhatHoldsNothingIsNothing() {
        for (var state : List.of(EXPIRED, REFUSED, RELEASED)) {
            var book = book(0, 2, state);

            assertThat(book.decide(part(1, 1), JOURNEY, LATER))
                    .get()
                    .extracting(fact -> ((InventoryReleased) fact).items())
                    .isEqualTo(List.of());
            assertThat(book.moved()).isEmpty();
        }
    }

    private static ReleasePart part(int quantity, long releaseId) {
        return new ReleasePart(
                RESERVATION,
                ReleaseReason.ORDER_CANCELLED,
                ORDER,
                Map.of(TEAPOT, quantity),
                new UUID(7, releaseId));
    }

    private static Record partOf(int quantity) {
        return new InventoryReleased(
                RESERVATION,
                ORDER,
                quantity == 0 ? null : CART,
                quantity == 0 ? List.of() : List.of(new StockLine(TEAPOT, quantity)),
                ReleaseReason.ORDER_CANCELLED,
                LATER);
    }

    // -- ship

    @Test
    void whatHasLeftIsNotHeldAnyMoreOnceForEachShipment() {
        var book = book(0, 2, COMMITTED);

        assertThat(book.decide(ship(1, 1), JOURNEY, LATER)).isEmpty();
        assertThat(book.decide(ship(1, 1), JOURNEY, LATER)).isEmpty();
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 0, 1));
        assertThat(book.moved()).singleElement().isInstanceOf(Committed.class);

        book.decide(ship(1, 2), JOURNEY, LATER);

        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 0, 0));
        assertThat(book.moved()).singleElement().isInstanceOf(Shipped.class);
    }

    @Test
    void whatIsNotHeldCannotLeaveTheBooks() {
        for (var state : List.of(EXPIRED, REFUSED, RELEASED, SHIPPED)) {
            var book = book(9, 0, state);

            assertThat(book.decide(ship(1, 1), JOURNEY, LATER)).isEmpty();
            assertThat(book.stock().movements()).isEmpty();
        }
    }

    @Test
    void aReleaseOfWhatHasLeftGivesNothingBack() {
        var book = book(0, 0, SHIPPED);

        var fact = book.decide(release(), JOURNEY, LATER);

        assertThat(fact)
                .get()
                .extracting(each -> ((InventoryReleased) each).items())
                .isEqualTo(List.of());
        assertThat(book.stock().movements()).isEmpty();
    }

    private static Ship ship(int quantity, long shipment) {
        return new Ship(RESERVATION, Map.of(TEAPOT, quantity), new UUID(8, shipment), null);
    }

    // -- resource

    @Test
    void whatOnePlaceHasNotAnotherOneSends() {
        var book = twoPlaces(1);

        var fact = book.decide(notFound(1), JOURNEY, LATER);

        assertThat(fact)
                .contains(
                        new InventoryResourced(
                                RESERVATION,
                                ORDER,
                                new UUID(9, 1),
                                List.of(new Allocation(TEAPOT, "west", 1, null)),
                                List.of(),
                                LATER,
                                "main"));
        assertThat(book.stock().changes())
                .containsExactlyInAnyOrder(
                        new Level(TEAPOT, "main", 5, 1), new Level(TEAPOT, "west", 0, 1));
        assertThat(book.moved())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.lines())
                                .containsExactly(
                                        new Line(TEAPOT, "main", 1), new Line(TEAPOT, "west", 1)));
    }

    @Test
    void whatNobodyHasIsMissingAndTheRestIsFound() {
        var book = twoPlaces(1);

        var fact = (InventoryResourced) book.decide(notFound(2), JOURNEY, LATER).orElseThrow();

        assertThat(fact.allocations()).containsExactly(new Allocation(TEAPOT, "west", 1, null));
        assertThat(fact.missing()).containsExactly(new StockLine(TEAPOT, 1));
    }

    @Test
    void theLastUnitThatNobodyHasEndsTheReservation() {
        var book = book(0, 2, COMMITTED);

        var fact = (InventoryResourced) book.decide(notFound(2), JOURNEY, LATER).orElseThrow();

        assertThat(fact.missing()).containsExactly(new StockLine(TEAPOT, 2));
        assertThat(level(book)).isEqualTo(new Level(TEAPOT, "main", 0, 0));
        assertThat(book.moved()).singleElement().isInstanceOf(Released.class);
        assertThat(book.stock().movements())
                .singleElement()
                .satisfies(each -> assertThat(each.why()).isNotNull());
    }

    private static HoldBook twoPlaces(int elsewhere) {
        var stock =
                new Stock(
                        List.of(
                                new Level(TEAPOT, "main", 5, 2),
                                new Level(TEAPOT, "west", elsewhere, 0)));
        return new HoldBook(List.of(COMMITTED), stock, QUARTER);
    }

    private static Resource notFound(int quantity) {
        return new Resource(
                RESERVATION,
                ORDER,
                new UUID(9, 1),
                "main",
                Map.of(TEAPOT, quantity),
                ResourceInventory.Reason.NOT_FOUND);
    }

    // -- several in one batch

    @Test
    void firstComeFirstServed() {
        var book = book(3, 0);
        var other = new Reserve(new UUID(1, 2), null, CART, Map.of(TEAPOT, 2), null);

        assertThat(book.decide(reserve(2), JOURNEY, NOON))
                .containsInstanceOf(InventoryReserved.class);
        assertThat(book.decide(other, JOURNEY, NOON))
                .containsInstanceOf(InventoryUnavailable.class);
    }

    @Test
    void whatOneReleasesTheNextMayHave() {
        var book = book(0, 2, HELD);
        var other = new Reserve(new UUID(1, 2), null, CART, Map.of(TEAPOT, 2), null);

        book.decide(release(), JOURNEY, LATER);

        assertThat(book.decide(other, JOURNEY, LATER)).containsInstanceOf(InventoryReserved.class);
    }

    @Test
    void aWholeLifeInOneBatchIsOneNewRow() {
        var book = book(2, 0);

        book.decide(reserve(2), JOURNEY, NOON);
        book.decide(new Commit(RESERVATION, ORDER), JOURNEY, NOON);
        book.decide(release(), JOURNEY, NOON);

        assertThat(book.added()).singleElement().isInstanceOf(Released.class);
        assertThat(book.moved()).isEmpty();
        assertThat(book.stock().movements())
                .extracting(Movement::kind)
                .containsExactly(Movement.Kind.RESERVE, Movement.Kind.RELEASE);
    }

    @Test
    void timesAreCutToWhatTheTableKeepsSoThatAnAnswerFromItIsTheSame() {
        var book = book(9, 0);

        var fact = book.decide(reserve(2), JOURNEY, NOON.plusNanos(123_456_789));

        assertThat(fact)
                .contains(
                        new InventoryReserved(
                                RESERVATION, ORDER, CART, TWO_ITEMS, NOON.plusNanos(123_456_000)));
    }

    private static HoldBook book(int available, int reserved, Reservation... known) {
        var stock = new Stock(List.of(new Level(TEAPOT, "main", available, reserved)));
        return new HoldBook(List.of(known), stock, QUARTER);
    }

    private static Level level(HoldBook book) {
        return book.stock().changes().getFirst();
    }

    private static Reserve reserve(int quantity) {
        return reserve(quantity, null);
    }

    private static Reserve reserve(int quantity, @Nullable Instant expiresAt) {
        return new Reserve(RESERVATION, ORDER, CART, Map.of(TEAPOT, quantity), expiresAt);
    }

    private static Release release() {
        return new Release(RESERVATION, ReleaseReason.ORDER_CANCELLED, ORDER);
    }
}

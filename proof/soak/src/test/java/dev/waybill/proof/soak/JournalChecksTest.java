package dev.waybill.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.soak.Entry.Abandoned;
import dev.waybill.proof.soak.Entry.Answered;
import dev.waybill.proof.soak.Entry.Ended;
import dev.waybill.proof.soak.Entry.PaidBack;
import dev.waybill.proof.soak.Entry.Sent;
import dev.waybill.proof.soak.Entry.Step;
import dev.waybill.proof.soak.Rows.Order;
import dev.waybill.proof.soak.Rows.Session;
import dev.waybill.proof.soak.Rows.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One product of which five came in, two orders of one unit each, the second cancelled. */
class JournalChecksTest {

    private static final long CALM = 1_000_000;

    private final List<Entry> journal = new ArrayList<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final List<Order> orders = new ArrayList<>();
    private final Map<String, Stock> stock = new HashMap<>();
    private final Map<String, Integer> promotions = new HashMap<>();
    private final Map<String, Rows.Return> returns = new HashMap<>();

    @BeforeEach
    void twoOrders() {
        request(1, Step.RECEIVE, "p", 5, 201, "receipt");
        buy(2, "s1", "o1", "c1");
        buy(3, "s2", "o2", "c2");
        request(4, Step.CANCEL, "o2", 0, 200, "o2");
        orders.set(1, order("o2", "CANCELLED", "c2", "s2"));
        stock.put("p", new Stock(4, 1));
        promotions.put(Shop.LIMITED, 2);
    }

    private void buy(int key, String session, String order, String cart) {
        request(key, Step.CHECKOUT, cart, 1, 200, session);
        journal.add(
                new Ended(CALM + 500, key, session, "CONFIRMED", null, order, 500, "GBP", CALM));
        sessions.put(session, new Session(session, "CONFIRMED", order, cart, 500));
        orders.add(order(order, "CONFIRMED", cart, session));
    }

    private static Order order(String id, String stage, String cart, String session) {
        return new Order(id, stage, cart, session, "pay", 500, 500, 0);
    }

    private void request(int key, Step step, String subject, int units, int status, String id) {
        Map<String, Integer> lines = units == 0 ? null : Map.of("p", units);
        journal.add(new Sent(CALM - 10, key, step, new UUID(0, key), subject, lines));
        answer(key, step, status, id);
    }

    private void answer(int key, Step step, int status, String id) {
        journal.add(new Answered(CALM - 5, key, step, new UUID(0, key), status, id, null));
    }

    private List<String> broken() {
        var rows =
                new Rows(sessions, orders, stock, Map.of(), promotions, Map.of("p", 1L), returns);
        var memory = Memory.of(journal, 2);
        var checks = new ArrayList<>(new StockChecks(memory, rows).all());
        checks.addAll(new CheckoutChecks(memory, rows, CALM).all());
        checks.addAll(new KeyChecks(memory, rows).all());
        checks.add(new ServiceChecks(memory).served());
        checks.addAll(new ReturnChecks(memory, rows).all());
        return checks.stream().filter(check -> check.violations() > 0).map(Check::what).toList();
    }

    @Test
    void booksThatAgreeHaveNothingWrong() {
        assertThat(broken()).isEmpty();
    }

    /** The one unit of the first order comes back, and is for sale again. */
    private void sendBack(int key, String id) {
        request(key, Step.RETURN, "o1", 1, 201, id);
        request(key + 1, Step.RESTOCK, id, 1, 200, id);
        journal.add(new PaidBack(CALM, key, id, "o1", 500, "GBP"));
        returns.put(id, new Rows.Return(id, "o1", "COMPLETED", 1, 500, 500));
    }

    @Test
    void aUnitThatCameBackIsForSaleAgain() {
        sendBack(20, "r1");

        assertThat(broken()).containsExactly("stock is what was received less what was confirmed");

        stock.put("p", new Stock(5, 1));

        assertThat(broken()).isEmpty();
    }

    @Test
    void moreThatComesBackThanWasBoughtIsFound() {
        sendBack(20, "r1");
        sendBack(30, "r2");
        stock.put("p", new Stock(6, 1));

        assertThat(broken())
                .containsExactly("no more comes back of an order than its customer has bought");
    }

    @Test
    void aReturnThatHasNotEndedOrIsPaidOtherwiseIsFound() {
        sendBack(20, "r1");
        stock.put("p", new Stock(5, 1));
        for (var other :
                List.of(
                        new Rows.Return("r1", "o1", "SETTLING", 1, 500, 500),
                        new Rows.Return("r1", "o1", "COMPLETED", 1, 499, 500),
                        new Rows.Return("r1", "o1", "COMPLETED", 1, 500, 0))) {
            returns.put("r1", other);

            assertThat(broken())
                    .containsExactly(
                            "every return has ended as its customer was told, and the money is the provider's");
        }
    }

    @Test
    void aReturnThatNobodyAskedForIsFound() {
        returns.put("r9", new Rows.Return("r9", "o1", "COMPLETED", 1, 500, 500));

        assertThat(broken())
                .containsExactly(
                        "every return has ended as its customer was told, and the money is the provider's");
    }

    @Test
    void aUnitThatIsGoneIsFound() {
        stock.put("p", new Stock(3, 1));

        assertThat(broken()).containsExactly("stock is what was received less what was confirmed");
    }

    @Test
    void moreConfirmedThanReceivedIsFound() {
        for (var key = 10; key < 16; key++) {
            buy(key, "s" + key, "o" + key, "c" + key);
        }
        stock.put("p", new Stock(-2, 7));

        assertThat(broken()).containsExactly("no more units confirmed than received");
    }

    @Test
    void aPromotionBeyondItsLimitIsFound() {
        promotions.put(Shop.LIMITED, 3);

        assertThat(broken()).containsExactly("no promotion given more often than its limit");
    }

    @Test
    void anAcceptedCheckoutThatIsNotThereIsFound() {
        request(9, Step.PLACE, "", 1, 202, "lost");

        assertThat(broken())
                .containsExactly(
                        "every accepted checkout is there and has ended",
                        "every checkout ended within 60 s of calm");
    }

    @Test
    void aCheckoutThatIsStillUnderWayIsFound() {
        request(9, Step.PLACE, "", 1, 202, "slow");
        sessions.put("slow", new Session("slow", "AUTHORIZING", "o9", "c9", 500));

        assertThat(broken()).contains("every accepted checkout is there and has ended");
    }

    @Test
    void aCheckoutThatEndsAMinuteAfterCalmIsFound() {
        journal.replaceAll(entry ->
                entry instanceof Ended end && end.session().equals("s1")
                        ? new Ended(
                                CALM + 60_001, 1, "s1", "CONFIRMED", null, "o1", 500, "GBP", CALM)
                        : entry);

        assertThat(broken()).containsExactly("every checkout ended within 60 s of calm");
    }

    @Test
    void aCheckoutThatNobodyKnowsOfIsFound() {
        sessions.put("s9", new Session("s9", "FAILED", "o9", "c9", 500));

        assertThat(broken()).containsExactly("no checkout that no customer knows of");
    }

    @Test
    void anotherEndThanTheCustomerWasToldIsFound() {
        sessions.put("s1", new Session("s1", "FAILED", "o1", "c1", 500));
        orders.removeFirst();

        assertThat(broken()).containsExactly("what a customer was told is what is kept");
    }

    @Test
    void anOrderThatStandsThoughItsCheckoutHasFailedIsFound() {
        sessions.put("s1", new Session("s1", "FAILED", "o1", "c1", 500));

        assertThat(broken())
                .contains(
                        "an order is cancelled if its customer or its failed checkout did, and only then",
                        "one order per confirmed checkout, and none else that stands");
    }

    @Test
    void anOrderThatNobodyHasCancelledIsFound() {
        orders.set(0, order("o1", "CANCELLED", "c1", "s1"));

        assertThat(broken())
                .containsExactly(
                        "an order is cancelled if its customer or its failed checkout did, and only then");
    }

    @Test
    void twoAnswersUnderOneKeyAreFound() {
        answer(2, Step.CHECKOUT, 200, "s2");

        assertThat(broken()).contains("one answer per Idempotency-Key");
    }

    @Test
    void twoOrdersOfOneCartAreFound() {
        orders.set(1, order("o2", "CANCELLED", "c1", "s2"));

        assertThat(broken()).containsExactly("one order per cart");
    }

    @Test
    void anOrderWithoutACheckoutIsFound() {
        orders.add(order("o3", "CONFIRMED", "c3", "s1"));

        assertThat(broken())
                .containsExactly("one order per confirmed checkout, and none else that stands");
    }

    @Test
    void whoIsNotServedIsHeard() {
        journal.add(new Abandoned(CALM, 7, "nobody answers"));
        request(8, Step.CART, "", 0, 400, "");

        assertThat(broken())
                .containsExactly("every request was answered for good, and as it may be");
    }
}

package dev.waybill.checkout;

import static dev.waybill.checkout.Shop.AUTHORIZED;
import static dev.waybill.checkout.Shop.CANCEL;
import static dev.waybill.checkout.Shop.CHECKED_OUT;
import static dev.waybill.checkout.Shop.CONFIRMED;
import static dev.waybill.checkout.Shop.FACTS;
import static dev.waybill.checkout.Shop.HELD;
import static dev.waybill.checkout.Shop.NOON;
import static dev.waybill.checkout.Shop.UNAVAILABLE;
import static dev.waybill.checkout.Shop.after;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every pair of state and fact has an intended answer. Written as a table; a changed answer shows
 * as a changed line.
 */
class SagaTableTest {

    /** When its first wait is over, but not the session's patience. */
    private static final Instant LATER = NOON.plusSeconds(20);

    // state, what it owes if it compensates | what it tells; "=" if nothing changes
    private static final String TABLE =
            """
            PRICING            CartCheckedOut    RESERVING                  | ReserveStock
            PRICING            WokeUp            =
            PRICING            StockHeld         =
            PRICING            StockUnavailable  FAILED                     | Failed
            PRICING            StockReleased     FAILED                     | Failed
            PRICING            PaymentAuthorized =
            PRICING            PaymentDeclined   FAILED                     | Failed
            PRICING            PaymentVoided     FAILED                     | Failed
            PRICING            OrderConfirmed    =
            PRICING            OrderRefused      FAILED                     | Failed
            PRICING            OrderCancelled    FAILED                     | Failed
            PRICING            CancelRequested   FAILED                     | Failed
            PRICING            PromotionRefused  FAILED                     | Failed
            PRICING            RetryRequested    =
            PRICING            GivenUp           FAILED                     | Failed

            STARTED            CartCheckedOut    RESERVING                  | ReserveStock
            STARTED            WokeUp            RESERVING                  | ReserveStock
            STARTED            StockHeld         =
            STARTED            StockUnavailable  FAILED                     | Failed
            STARTED            StockReleased     FAILED                     | Failed
            STARTED            PaymentAuthorized =
            STARTED            PaymentDeclined   FAILED                     | Failed
            STARTED            PaymentVoided     FAILED                     | Failed
            STARTED            OrderConfirmed    =
            STARTED            OrderRefused      FAILED                     | Failed
            STARTED            OrderCancelled    FAILED                     | Failed
            STARTED            CancelRequested   FAILED                     | Failed
            STARTED            PromotionRefused  FAILED                     | Failed
            STARTED            RetryRequested    RESERVING                  | ReserveStock
            STARTED            GivenUp           FAILED                     | Failed

            RESERVING          CartCheckedOut    =
            RESERVING          WokeUp            RESERVING                  | ReserveStock
            RESERVING          StockHeld         AUTHORIZING                | AuthorizePayment
            RESERVING          StockUnavailable  FAILED                     | Failed
            RESERVING          StockReleased     FAILED                     | Failed
            RESERVING          PaymentAuthorized =
            RESERVING          PaymentDeclined   COMPENSATING release       | ReleaseStock
            RESERVING          PaymentVoided     COMPENSATING release       | ReleaseStock
            RESERVING          OrderConfirmed    =
            RESERVING          OrderRefused      COMPENSATING release       | ReleaseStock
            RESERVING          OrderCancelled    COMPENSATING release       | ReleaseStock
            RESERVING          CancelRequested   COMPENSATING release       | ReleaseStock
            RESERVING          PromotionRefused  COMPENSATING release       | ReleaseStock
            RESERVING          RetryRequested    RESERVING                  | ReserveStock
            RESERVING          GivenUp           COMPENSATING release       | ReleaseStock

            RESERVING again    CartCheckedOut    =
            RESERVING again    WokeUp            RESERVING                  | ReserveStock
            RESERVING again    StockHeld         AUTHORIZING                | AuthorizePayment
            RESERVING again    StockUnavailable  COMPENSATING release       | ReleaseStock
            RESERVING again    StockReleased     FAILED                     | Failed
            RESERVING again    PaymentAuthorized =
            RESERVING again    PaymentDeclined   COMPENSATING release       | ReleaseStock
            RESERVING again    PaymentVoided     COMPENSATING release       | ReleaseStock
            RESERVING again    OrderConfirmed    =
            RESERVING again    OrderRefused      COMPENSATING release       | ReleaseStock
            RESERVING again    OrderCancelled    COMPENSATING release       | ReleaseStock
            RESERVING again    CancelRequested   COMPENSATING release       | ReleaseStock
            RESERVING again    PromotionRefused  COMPENSATING release       | ReleaseStock
            RESERVING again    RetryRequested    RESERVING                  | ReserveStock
            RESERVING again    GivenUp           COMPENSATING release       | ReleaseStock

            AUTHORIZING        CartCheckedOut    =
            AUTHORIZING        WokeUp            AUTHORIZING                | AuthorizePayment
            AUTHORIZING        StockHeld         =
            AUTHORIZING        StockUnavailable  COMPENSATING void release  | VoidPayment ReleaseStock
            AUTHORIZING        StockReleased     COMPENSATING void          | VoidPayment
            AUTHORIZING        PaymentAuthorized CREATING_ORDER             | CreateOrder
            AUTHORIZING        PaymentDeclined   COMPENSATING release       | ReleaseStock
            AUTHORIZING        PaymentVoided     COMPENSATING release       | ReleaseStock
            AUTHORIZING        OrderConfirmed    =
            AUTHORIZING        OrderRefused      COMPENSATING void release  | VoidPayment ReleaseStock
            AUTHORIZING        OrderCancelled    COMPENSATING void release  | VoidPayment ReleaseStock
            AUTHORIZING        CancelRequested   COMPENSATING void release  | VoidPayment ReleaseStock
            AUTHORIZING        PromotionRefused  COMPENSATING void release  | VoidPayment ReleaseStock
            AUTHORIZING        RetryRequested    AUTHORIZING                | AuthorizePayment
            AUTHORIZING        GivenUp           COMPENSATING void release  | VoidPayment ReleaseStock

            CREATING_ORDER     CartCheckedOut    =
            CREATING_ORDER     WokeUp            CREATING_ORDER             | CreateOrder
            CREATING_ORDER     StockHeld         =
            CREATING_ORDER     StockUnavailable  COMPENSATING cancel void release | CancelOrder
            CREATING_ORDER     StockReleased     COMPENSATING cancel void   | CancelOrder
            CREATING_ORDER     PaymentAuthorized =
            CREATING_ORDER     PaymentDeclined   COMPENSATING cancel release | CancelOrder
            CREATING_ORDER     PaymentVoided     COMPENSATING cancel release | CancelOrder
            CREATING_ORDER     OrderConfirmed    CONFIRMED                  | Completed
            CREATING_ORDER     OrderRefused      COMPENSATING void release  | VoidPayment ReleaseStock
            CREATING_ORDER     OrderCancelled    COMPENSATING void release  | VoidPayment ReleaseStock
            CREATING_ORDER     CancelRequested   COMPENSATING cancel void release | CancelOrder
            CREATING_ORDER     PromotionRefused  COMPENSATING cancel void release | CancelOrder
            CREATING_ORDER     RetryRequested    CREATING_ORDER             | CreateOrder
            CREATING_ORDER     GivenUp           COMPENSATING cancel void release | CancelOrder

            UNDOING stock      CartCheckedOut    =
            UNDOING stock      WokeUp            COMPENSATING release       | ReleaseStock
            UNDOING stock      StockHeld         =
            UNDOING stock      StockUnavailable  =
            UNDOING stock      StockReleased     FAILED                     | Failed
            UNDOING stock      PaymentAuthorized COMPENSATING void release  | VoidPayment
            UNDOING stock      PaymentDeclined   =
            UNDOING stock      PaymentVoided     =
            UNDOING stock      OrderConfirmed    COMPENSATING cancel release | CancelOrder
            UNDOING stock      OrderRefused      =
            UNDOING stock      OrderCancelled    =
            UNDOING stock      CancelRequested   =
            UNDOING stock      PromotionRefused  =
            UNDOING stock      RetryRequested    COMPENSATING release       | ReleaseStock
            UNDOING stock      GivenUp           COMPENSATING release       | ReleaseStock

            UNDOING payment    CartCheckedOut    =
            UNDOING payment    WokeUp            COMPENSATING void release  | VoidPayment ReleaseStock
            UNDOING payment    StockHeld         =
            UNDOING payment    StockUnavailable  =
            UNDOING payment    StockReleased     COMPENSATING void          |
            UNDOING payment    PaymentAuthorized =
            UNDOING payment    PaymentDeclined   COMPENSATING release       |
            UNDOING payment    PaymentVoided     COMPENSATING release       |
            UNDOING payment    OrderConfirmed    COMPENSATING cancel void release | CancelOrder
            UNDOING payment    OrderRefused      =
            UNDOING payment    OrderCancelled    =
            UNDOING payment    CancelRequested   =
            UNDOING payment    PromotionRefused  =
            UNDOING payment    RetryRequested    COMPENSATING void release  | VoidPayment ReleaseStock
            UNDOING payment    GivenUp           COMPENSATING void release  | VoidPayment ReleaseStock

            UNDOING order      CartCheckedOut    =
            UNDOING order      WokeUp            COMPENSATING cancel void release | CancelOrder
            UNDOING order      StockHeld         =
            UNDOING order      StockUnavailable  =
            UNDOING order      StockReleased     COMPENSATING cancel void   |
            UNDOING order      PaymentAuthorized =
            UNDOING order      PaymentDeclined   COMPENSATING cancel release |
            UNDOING order      PaymentVoided     COMPENSATING cancel release |
            UNDOING order      OrderConfirmed    =
            UNDOING order      OrderRefused      COMPENSATING void release  | VoidPayment ReleaseStock
            UNDOING order      OrderCancelled    COMPENSATING void release  | VoidPayment ReleaseStock
            UNDOING order      CancelRequested   =
            UNDOING order      PromotionRefused  =
            UNDOING order      RetryRequested    COMPENSATING cancel void release | CancelOrder
            UNDOING order      GivenUp           COMPENSATING cancel void release | CancelOrder

            CONFIRMED          CartCheckedOut    =
            CONFIRMED          WokeUp            =
            CONFIRMED          StockHeld         =
            CONFIRMED          StockUnavailable  =
            CONFIRMED          StockReleased     =
            CONFIRMED          PaymentAuthorized =
            CONFIRMED          PaymentDeclined   =
            CONFIRMED          PaymentVoided     =
            CONFIRMED          OrderConfirmed    =
            CONFIRMED          OrderRefused      =
            CONFIRMED          OrderCancelled    =
            CONFIRMED          CancelRequested   =
            CONFIRMED          PromotionRefused  =
            CONFIRMED          RetryRequested    =
            CONFIRMED          GivenUp           =

            FAILED             CartCheckedOut    =
            FAILED             WokeUp            =
            FAILED             StockHeld         COMPENSATING release       | ReleaseStock
            FAILED             StockUnavailable  =
            FAILED             StockReleased     =
            FAILED             PaymentAuthorized COMPENSATING void          | VoidPayment
            FAILED             PaymentDeclined   =
            FAILED             PaymentVoided     =
            FAILED             OrderConfirmed    COMPENSATING cancel        | CancelOrder
            FAILED             OrderRefused      =
            FAILED             OrderCancelled    =
            FAILED             CancelRequested   =
            FAILED             PromotionRefused  =
            FAILED             RetryRequested    =
            FAILED             GivenUp           =
            """;

    @Test
    void everyPairOfStateAndFactHasItsIntendedAnswer() {
        var walked = new ArrayList<String>();
        for (var state : states().entrySet()) {
            for (var fact : FACTS) {
                walked.add(answer(state.getKey(), state.getValue(), fact));
            }
        }

        assertThat(walked).containsExactlyElementsOf(lines(TABLE));
    }

    /**
     * A sealed family cannot be listed without reflection: this is the one place where that is
     * worth it.
     */
    @Test
    void theTableKnowsEveryStateAndEveryFact() {
        assertThat(states().values()).map(SagaTableTest::name).containsAll(leaves(Session.class));
        assertThat(FACTS)
                .map(SagaTableTest::name)
                .containsExactlyInAnyOrderElementsOf(leaves(Fact.class));
    }

    private static String name(Object record) {
        return record.getClass().getSimpleName();
    }

    private static Map<String, Session> states() {
        var states = new LinkedHashMap<String, Session>();
        states.put("PRICING", Shop.pricing());
        states.put("STARTED", after());
        states.put("RESERVING", after(CHECKED_OUT));
        states.put(
                "RESERVING again",
                Saga.decide(after(CHECKED_OUT), Shop.WOKE_UP, NOON.plusSeconds(15)).next());
        states.put("AUTHORIZING", after(CHECKED_OUT, HELD));
        states.put("CREATING_ORDER", after(CHECKED_OUT, HELD, AUTHORIZED));
        states.put("UNDOING stock", after(CHECKED_OUT, CANCEL));
        states.put("UNDOING payment", after(CHECKED_OUT, HELD, CANCEL));
        states.put("UNDOING order", after(CHECKED_OUT, HELD, AUTHORIZED, CANCEL));
        states.put("CONFIRMED", after(CHECKED_OUT, HELD, AUTHORIZED, CONFIRMED));
        states.put("FAILED", after(CHECKED_OUT, UNAVAILABLE));
        return states;
    }

    private static String answer(String name, Session state, Fact fact) {
        var at = name.equals("RESERVING again") ? LATER.plusSeconds(40) : LATER;
        var decision = Saga.decide(state, fact, at);
        var pair = name + " " + fact.getClass().getSimpleName() + " ";
        if (decision.next() == state) {
            assertThat(decision.tellings()).as("told by an unchanged session").isEmpty();
            return pair + "=";
        }
        var told =
                decision.tellings().stream()
                        .map(telling -> telling.getClass().getSimpleName())
                        .collect(Collectors.joining(" "));
        return (pair + describe(decision.next()) + " | " + told).strip();
    }

    private static String describe(Session session) {
        if (!(session instanceof Session.Compensating compensating)) {
            return Status.of(session).name();
        }
        return compensating.owes().stream()
                .sorted()
                .map(debt ->
                        debt.name().substring(0, debt.name().indexOf('_')).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ", "COMPENSATING ", ""));
    }

    private static List<String> lines(String table) {
        return table.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(each -> leaves(each).stream())
                        .toList()
                : List.of(type.getSimpleName());
    }
}

package dev.waybill.promotions;

import static dev.waybill.contracts.promotions.DiscountRefusal.EXPIRED;
import static dev.waybill.contracts.promotions.DiscountRefusal.UNKNOWN_CODE;
import static dev.waybill.contracts.promotions.DiscountRefusal.USED_UP;
import static dev.waybill.contracts.promotions.DiscountRefusal.USED_UP_BY_CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.checkout.CheckoutCompleted;
import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderAmendmentEnded;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Against a real PostgreSQL, with batches as the kernel delivers them. */
class UsageHandlerTest {

    private static SystemWorld world;

    private String code = "";
    private final UUID customer = UUID.randomUUID();

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new PromotionsSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void forget() {
        world.forget();
        code = "CODE-" + UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void aCodeIsReservedForTheSessionThatAsks() {
        create(10, null, null);

        world.hear(ask(session()));

        assertThat(answers()).extracting(DiscountCalculated::discount).containsExactly(100L);
        assertThat(answers().getFirst().appliedPromotions()).containsExactly(code);
        assertThat(counts()).containsExactly(1, 0);
    }

    @Test
    void aQuoteReservesNothing() {
        create(10, 1, null);

        world.hear(ask(null), ask(null));

        assertThat(answers()).extracting(DiscountCalculated::discount).containsExactly(100L, 100L);
        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void askedTwiceTheSameSessionIsAnsweredTheSameAndCountedOnce() {
        create(10, 1, null);
        var session = session();

        world.hear(ask(session), ask(session));
        world.hear(ask(session));

        assertThat(answers())
                .extracting(DiscountCalculated::discount)
                .containsExactly(100L, 100L, 100L);
        assertThat(counts()).containsExactly(1, 0);
    }

    @Test
    void aRefusedSessionStaysRefusedEvenWhenAUseBecomesFree() {
        create(10, 1, null);
        var first = session();
        var second = session();
        world.hear(ask(first), ask(second));

        world.hear(failed(first), ask(second));

        assertThat(answers())
                .extracting(DiscountCalculated::refusal)
                .containsExactly(null, USED_UP, USED_UP);
        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void aHotPromotionIsNeverOverdrawnByConcurrentBatches() {
        create(10, 37, null);

        var batches =
                Stream.generate(() -> Stream.generate(() -> ask(session())).limit(25).toList())
                        .limit(8)
                        .toList();
        allAtOnce(batches);

        assertThat(answers()).hasSize(200);
        assertThat(answers()).filteredOn(each -> each.refusal() == null).hasSize(37);
        assertThat(answers()).filteredOn(each -> each.refusal() == USED_UP).hasSize(163);
        assertThat(counts()).containsExactly(37, 0);
    }

    @Test
    void theLimitForEachCustomerHoldsAgainstConcurrentBatches() {
        create(10, null, 5);

        allAtOnce(
                Stream.generate(() -> List.of(ask(session()), ask(session()), ask(session())))
                        .limit(8)
                        .toList());

        assertThat(answers()).filteredOn(each -> each.refusal() == null).hasSize(5);
        assertThat(answers()).filteredOn(each -> each.refusal() == USED_UP_BY_CUSTOMER).hasSize(19);
    }

    @Test
    void givingBackAndTakingAtTheSameTimeKeepsTheCount() {
        create(10, 40, null);
        var taken = Stream.generate(UsageHandlerTest::session).limit(40).toList();
        world.hear(taken.stream().map(this::ask).toList());

        var batches = new ArrayList<List<?>>();
        for (var i = 0; i < 40; i += 10) {
            batches.add(taken.subList(i, i + 10).stream().map(this::failed).toList());
            batches.add(Stream.generate(() -> ask(session())).limit(10).toList());
        }
        allAtOnce(batches);

        var granted = answers().stream().filter(each -> each.refusal() == null).count();
        assertThat(counts()).containsExactly(Math.toIntExact(granted) - 40, 0);
        assertThat(granted).isBetween(40L, 80L);
    }

    @Test
    void theLimitForEachCustomerHoldsWithinABatchAndAcrossThem() {
        create(10, null, 2);

        world.hear(ask(session()), ask(session()), ask(session()));
        world.hear(ask(session()), ask(session(), UUID.randomUUID()));

        assertThat(answers())
                .extracting(DiscountCalculated::refusal)
                .containsExactly(null, null, USED_UP_BY_CUSTOMER, USED_UP_BY_CUSTOMER, null);
    }

    @Test
    void whatACustomerGivesBackCanBeUsedAgain() {
        create(10, null, 1);
        var first = session();
        world.hear(ask(first));

        world.hear(failed(first), ask(session()));

        assertThat(answers()).extracting(DiscountCalculated::refusal).containsOnlyNulls();
    }

    @Test
    void aCustomersUseIsFreeAgainWhereverItIsGivenBackFrom() {
        create(10, null, 1);
        for (var round = 0; round < 2; round++) {
            var failing = session();
            world.hearOneByOne(ask(failing), failed(failing));
            var cancelling = session();
            world.hearOneByOne(ask(cancelling), completed(cancelling), cancelled(cancelling));
        }

        assertThat(answers()).hasSize(4);
        assertThat(answers()).extracting(DiscountCalculated::refusal).containsOnlyNulls();
        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void nobodyInParticularCannotUseUpWhatIsLimitedForEachCustomer() {
        create(10, null, 1);

        world.hear(ask(session(), null), ask(null, null));

        assertThat(answers())
                .extracting(DiscountCalculated::refusal)
                .containsExactly(USED_UP_BY_CUSTOMER, null);
    }

    @Test
    void aCompletedCheckoutRedeemsItsUseOnce() {
        create(10, null, null);
        var session = session();
        world.hear(ask(session));

        world.hear(completed(session), completed(session));
        world.hear(completed(session));

        assertThat(counts()).containsExactly(0, 1);
    }

    @Test
    void aFailedCheckoutGivesItsUseBackOnce() {
        create(10, 1, null);
        var session = session();
        world.hear(ask(session), ask(session()));

        world.hear(failed(session), failed(session));
        world.hear(failed(session));

        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void aCancelledOrderGivesItsUseBack() {
        create(10, 1, null);
        var session = session();
        world.hearOneByOne(ask(session), completed(session));

        world.hear(cancelled(session), cancelled(session), ask(session()));

        assertThat(answers()).extracting(DiscountCalculated::refusal).containsExactly(null, null);
        assertThat(counts()).containsExactly(1, 0);
    }

    @Test
    void aWholeLifeInOneBatchEndsWhereItShould() {
        create(10, 1, null);
        var session = session();

        world.hear(ask(session), completed(session), cancelled(session), ask(session()));

        assertThat(answers()).extracting(DiscountCalculated::refusal).containsOnlyNulls();
        assertThat(counts()).containsExactly(1, 0);
    }

    @Test
    void aGiveBackThatOvertakesTheQuestionLeavesATombstone() {
        create(10, 1, null);
        var session = session();

        world.hear(failed(session));
        world.hear(ask(session));

        assertThat(answers()).extracting(DiscountCalculated::refusal).containsExactly(EXPIRED);
        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void completedThatComesAfterTheGiveBackTakesNothing() {
        create(10, 1, null);
        var session = session();
        world.hearOneByOne(ask(session), failed(session));

        world.hear(completed(session));

        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void checkoutsWithoutAPromotionLeaveNothingBehind() {
        var session = session();
        world.hear(
                new CalculateDiscount(UUID.randomUUID(), customer, 1_000, "EUR", null, session),
                completed(session),
                cancelled(null));

        assertThat(answers().getFirst().discount()).isZero();
        assertThat(answers().getFirst().refusal()).isNull();
        assertThat(redemptionsOf(session)).isZero();
    }

    @Test
    void anUnknownCodeIsRefusedWithItsReason() {
        world.hear(ask(session()));

        assertThat(answers()).extracting(DiscountCalculated::refusal).containsExactly(UNKNOWN_CODE);
    }

    @Test
    void anAnswerGoesBackToTheJourneyThatAsked() {
        create(10, null, null);
        var session = session();

        world.hearInJourney(session, ask(session));

        assertThat(world.tellings()).singleElement().extracting("correlationId").isEqualTo(session);
    }

    @Test
    void theTableItselfRefusesAnOverdraft() {
        create(10, 1, null);

        assertThatThrownBy(() ->
                        world.database()
                                .sql(
                                        "update promotions.promotions set reserved = 2 where code = :code")
                                .param("code", code)
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("not_overdrawn");
    }

    @Test
    void oldFinishedRedemptionsGoAndTheirCountsStay() {
        create(10, null, 3);
        var redeemed = session();
        var reserved = session();
        world.hear(ask(redeemed), ask(reserved), completed(redeemed));

        world.clock().advance(Duration.ofDays(401));
        world.ring();

        assertThat(redemptionsOf(redeemed)).isZero();
        assertThat(redemptionsOf(reserved)).isEqualTo(1);
        assertThat(counts()).containsExactly(1, 1);
        world.hear(ask(session()), ask(session()));
        assertThat(answers().getLast().refusal()).isEqualTo(USED_UP_BY_CUSTOMER);
    }

    @Test
    void anAmendmentThatIsAppliedTakesTheUseOfItsCodeAndGivesTheFormerOneBack() {
        create(10, null, null);
        var first = session();
        var second = session();
        world.hear(ask(first), completed(first), ask(second));
        assertThat(counts()).containsExactly(1, 1);

        var applied =
                new OrderAmendmentEnded(
                        second,
                        UUID.randomUUID(),
                        OrderAmendmentEnded.Outcome.APPLIED,
                        null,
                        null,
                        second,
                        first,
                        world.now());
        world.hear(applied, applied);

        assertThat(counts()).containsExactly(0, 1);
        world.hear(
                new OrderCancelled(
                        UUID.randomUUID(),
                        customer,
                        CancellationReason.CUSTOMER_REQUESTED,
                        world.now(),
                        null,
                        null,
                        null,
                        first,
                        0L,
                        second));
        assertThat(counts()).containsExactly(0, 0);
    }

    @Test
    void anAmendmentThatComesToNothingGivesTheUseOfItsCodeBack() {
        create(10, null, null);
        var amendment = session();
        world.hear(ask(amendment));

        world.hear(
                new OrderAmendmentEnded(
                        amendment,
                        UUID.randomUUID(),
                        OrderAmendmentEnded.Outcome.EXPIRED,
                        null,
                        null,
                        amendment,
                        null,
                        world.now()));

        assertThat(counts()).containsExactly(0, 0);
    }

    /** A thread for each: the common pool of a small machine would run them one after the other. */
    private static void allAtOnce(List<? extends List<?>> batches) {
        var start = new CyclicBarrier(batches.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    batches.stream()
                            .map(batch ->
                                    threads.submit(() -> {
                                        start.await();
                                        world.hear(batch);
                                        return batch;
                                    }))
                            .toList();
            running.forEach(each -> assertThat(each).succeedsWithin(Duration.ofSeconds(30)));
        }
    }

    private void create(int percent, @Nullable Integer limit, @Nullable Integer perCustomer) {
        var body =
                new PromotionBody(
                        code,
                        "A promotion",
                        Kind.PERCENTAGE,
                        java.math.BigDecimal.valueOf(percent),
                        null,
                        null,
                        null,
                        null,
                        null,
                        limit,
                        perCustomer);
        new Promotions(world.database()).insert(List.of(body.promotion()), world.now());
    }

    private static UUID session() {
        return world.ids().next();
    }

    private CalculateDiscount ask(@Nullable UUID session) {
        return ask(session, customer);
    }

    private CalculateDiscount ask(@Nullable UUID session, @Nullable UUID who) {
        var written = code.toLowerCase(java.util.Locale.ROOT);
        return new CalculateDiscount(UUID.randomUUID(), who, 1_000, "EUR", written, session);
    }

    private CheckoutCompleted completed(UUID session) {
        return new CheckoutCompleted(
                session, session, UUID.randomUUID(), customer, 900, "EUR", world.now());
    }

    private CheckoutFailed failed(UUID session) {
        return new CheckoutFailed(
                session,
                session,
                UUID.randomUUID(),
                customer,
                CheckoutFailure.CARD_DECLINED,
                "The card was declined.",
                null,
                world.now());
    }

    private OrderCancelled cancelled(@Nullable UUID session) {
        return new OrderCancelled(
                UUID.randomUUID(),
                customer,
                CancellationReason.CUSTOMER_REQUESTED,
                world.now(),
                null,
                null,
                null,
                session);
    }

    private static List<DiscountCalculated> answers() {
        return world.told(DiscountCalculated.class);
    }

    /** Reserved, redeemed. */
    private List<Integer> counts() {
        var promotion = new Promotions(world.database()).find(code).orElseThrow();
        return List.of(promotion.reserved(), promotion.redeemed());
    }

    private static int redemptionsOf(UUID session) {
        return world.database()
                .sql("select count(*) from promotions.redemptions where checkout_session_id = :id")
                .param("id", session)
                .query(Integer.class)
                .single();
    }
}

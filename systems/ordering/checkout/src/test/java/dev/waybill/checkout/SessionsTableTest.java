package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the table itself refuses, whoever writes to it. */
class SessionsTableTest {

    private static final SystemWorld WORLD = SystemWorld.of(new CheckoutSystem());

    private final Customer ada = Customer.in(WORLD);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "live_session_wakes_up      | wake_at = null",
                "live_session_is_due        | due_at = null",
                "session_wakes_in_time      | wake_at = due_at + interval '1 second'",
                "only_compensating_owes     | owes = '{VOID_PAYMENT}'",
                "only_compensating_owes     | status = 'COMPENSATING', reason = 'FRAUD'",
                "owes_what_can_be_owed      | owes = '{A_FAVOUR}', status = 'COMPENSATING', reason = 'FRAUD'",
                "failure_has_a_reason       | reason = 'FRAUD'",
                "failure_has_a_reason       | owes = '{VOID_PAYMENT}', status = 'COMPENSATING'",
                "live_session_wakes_up      | status = 'FAILED', reason = 'FRAUD', finished_at = started_at, due_at = null",
                "finished_has_a_time        | status = 'FAILED', reason = 'FRAUD', wake_at = null, due_at = null",
                "confirmed_has_a_number     | status = 'CONFIRMED', wake_at = null, due_at = null, finished_at = started_at",
                "order_is_created_for       | status = 'CREATING_ORDER'",
                "forward_is_unfinished      | finished_at = started_at",
                "session_status             | status = 'LOST'",
                "session_attempt            | attempt = -1",
                "session_total              | total = -1",
            })
    void refusesWhatMustNeverBe(String constraint, String change) {
        WORLD.hear(ada.checksOut());

        assertThatThrownBy(() ->
                        WORLD.database()
                                .sql(
                                        "update checkout.session set "
                                                + change
                                                + " where session_id = :id")
                                .param("id", ada.sessionId())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
    }

    @Test
    void refusesASecondLiveSessionOfACart() {
        WORLD.hear(ada.checksOut());
        var bob = Customer.in(WORLD);
        WORLD.hear(bob.checksOut());

        assertThatThrownBy(() ->
                        WORLD.database()
                                .sql(
                                        "update checkout.session set cart_id = :cart where session_id = :id")
                                .param("cart", ada.cartId())
                                .param("id", bob.sessionId())
                                .update())
                .hasMessageContaining("session_of_cart");
    }

    /**
     * Heap-only: the page is changed and no index is. Only the end of a session, or a wake-up,
     * touches one.
     */
    @Test
    void theStepsOnTheWayTouchNoIndexNotEvenInBigBatches() {
        try (var world = SystemWorld.of(new CheckoutSystem())) {
            var many = IntStream.range(0, 400).mapToObj(_ -> Customer.in(world)).toList();
            world.hear(many.stream().map(Customer::checksOut).toList());
            world.hear(many.stream().map(Customer::held).toList());
            world.hear(many.stream().map(Customer::authorized).toList());
            world.hear(many.stream().map(Customer::confirmed).toList());

            // The statistics arrive a moment after the commit that they are about.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(count(world, "n_tup_upd")).isEqualTo(3 * 400));
            assertThat(count(world, "n_tup_hot_upd")).isGreaterThan(2 * 400 * 9 / 10);
        }
    }

    @Test
    void aSessionIsReadBackAsItWasWritten() {
        ada.isCreatingOrder();
        var sessions = new Sessions(WORLD.database());

        var row = sessions.lock(List.of(ada.sessionId()), List.of()).getFirst();

        assertThat(row.version()).isEqualTo(3);
        assertThat(row.session()).isInstanceOf(Session.CreatingOrder.class);
        var creating = (Session.CreatingOrder) row.session();
        assertThat(creating.authorizationId()).isEqualTo("pi_" + ada.sessionId());
        assertThat(creating.journey().deadline())
                .isEqualTo(creating.journey().startedAt().plus(Duration.ofMinutes(10)));
    }

    private static long count(SystemWorld world, String column) {
        world.database().sql("select pg_stat_force_next_flush()").query(String.class).optional();
        return world.database()
                .sql(
                        "select "
                                + column
                                + " from pg_stat_user_tables where schemaname = 'checkout' and relname = 'session'")
                .query(Long.class)
                .single();
    }
}

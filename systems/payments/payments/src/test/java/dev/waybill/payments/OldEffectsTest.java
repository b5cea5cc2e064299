package dev.waybill.payments;

import static dev.waybill.payments.Samples.CART;
import static dev.waybill.payments.Samples.FIRST;
import static dev.waybill.payments.Samples.ID;
import static dev.waybill.payments.Samples.JOURNEY;
import static dev.waybill.payments.Samples.NOON;
import static dev.waybill.payments.Samples.ORDER;
import static dev.waybill.payments.Samples.REFUND;
import static dev.waybill.payments.Samples.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.embedded.TestServers;
import dev.waybill.platform.Database;
import dev.waybill.platform.Migrations;
import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Effects;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What was under way before the table of effects got its present shape goes on being driven. */
class OldEffectsTest {

    private static final UUID OTHER = new UUID(1, 2);

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final Database database = new Database(source);
    private final Effects<ProviderQuestion> effects =
            new Effects<>(database, "payments", ProviderQuestion.class, Providers.PACE);

    @BeforeEach
    void anOldDatabase() {
        source.setUrl(TestServers.freshDatabase());
        Flyway.configure()
                .dataSource(source)
                .schemas("payments")
                .defaultSchema("payments")
                .locations("classpath:db/payments")
                .table("flyway_history")
                .target("3")
                .load()
                .migrate();
        payment(ID, "CAPTURING", "pi_1", false);
        payment(OTHER, "REQUESTED", null, true);
    }

    private void payment(UUID id, String state, @Nullable String reference, boolean voidWished) {
        database.sql(
                        """
                        insert into payments.payments (payment_id, order_id, cart_id, journey, amount,
                            agreed, currency, card_token, state, reference, void_wished, requested_at)
                        values (:id, :order, :cart, :journey, 1000, 1000, 'EUR', 'pm_card_visa', :state,
                            :reference, :wished, now())
                        """)
                .param("id", id)
                .param("order", ORDER)
                .param("cart", CART)
                .param("journey", JOURNEY)
                .param("state", state)
                .param("reference", reference)
                .param("wished", voidWished)
                .update();
    }

    /**
     * @param more columns that not every operation has, and their values
     */
    private void old(UUID key, UUID payment, Operation operation, String more, String values) {
        database.sql(
                        """
                        insert into payments.effects (key, payment_id, operation, amount, state, attempts,
                            burnt_keys, first_sent_at, last_sent_at, next_at, %s)
                        values (:key, :payment, :operation, 400, 'UNKNOWN', 3, 1, :at, :at, :at, %s)
                        """
                                .formatted(more, values))
                .param("key", key)
                .param("payment", payment)
                .param("operation", operation.name())
                .param("at", Database.time(NOON))
                .update();
    }

    private List<Effect<ProviderQuestion>> taken() {
        Migrations.run(source, "payments");
        return effects.takeDue(NOON.plus(Duration.ofMinutes(1)), 100);
    }

    @Test
    void eachIsTheQuestionThatItWasUnderTheKeyThatItHad() {
        old(Operation.AUTHORIZE.nthKey(ID, 2), ID, Operation.AUTHORIZE, "hold", "2");
        old(
                Operation.captureKey(ID, FIRST, 1),
                ID,
                Operation.CAPTURE,
                "reference, capture_id, before, last",
                "'pi_1', '%s', 300, false".formatted(FIRST));
        old(
                Operation.VOID.nthKey(ID, 2),
                ID,
                Operation.VOID,
                "reference, hold, before",
                "'pi_2', 2, 200");
        old(
                Operation.refundKey(ID, REFUND, SECOND),
                ID,
                Operation.REFUND,
                "reference, refund_id, capture_id",
                "'pi_1', '%s', '%s'".formatted(REFUND, SECOND));

        var taken = taken();

        assertThat(taken)
                .extracting(Effect::question)
                .containsExactlyInAnyOrder(
                        new ProviderQuestion.Authorize(ORDER, null, 400, "EUR", "pm_card_visa", 2),
                        new ProviderQuestion.Capture("pi_1", 1, FIRST, 400, 300, false),
                        new ProviderQuestion.Void("pi_2", 2, 400, 200),
                        new ProviderQuestion.Refund(REFUND, SECOND, "pi_1", 400));
        assertThat(taken)
                .allSatisfy(effect -> {
                    assertThat(effect.key()).isEqualTo(effect.question().key(ID));
                    assertThat(effect.subject()).isEqualTo(ID);
                    assertThat(effect.journey()).isEqualTo(JOURNEY);
                    assertThat(effect.attempts()).isEqualTo(4);
                    assertThat(effect.burntKeys()).isEqualTo(1);
                    assertThat(effect.withdrawn()).isFalse();
                });
    }

    @Test
    void theOldestNameNeitherTheirAuthorizationNorTheirCapture() {
        old(Operation.CAPTURE.key(ID, null), ID, Operation.CAPTURE, "hold", "1");
        old(
                Operation.REFUND.key(ID, REFUND),
                ID,
                Operation.REFUND,
                "refund_id",
                "'%s'".formatted(REFUND));

        var taken = taken();

        assertThat(taken)
                .extracting(Effect::question)
                .containsExactlyInAnyOrder(
                        new ProviderQuestion.Capture("pi_1", 1, ID, 400, 0, true),
                        new ProviderQuestion.Refund(REFUND, ID, "pi_1", 400));
        assertThat(taken)
                .allSatisfy(
                        effect -> assertThat(effect.key()).isEqualTo(effect.question().key(ID)));
    }

    @Test
    void theAuthorizationOfAPaymentThatIsToBeVoidedIsWithdrawn() {
        old(Operation.AUTHORIZE.nthKey(OTHER, 1), OTHER, Operation.AUTHORIZE, "hold", "1");

        assertThat(taken())
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.withdrawn()).isTrue();
                    assertThat(effect.lastSentAt()).isEqualTo(NOON);
                });
    }
}

package dev.waybill.carts;

import static dev.waybill.carts.Shop.code;
import static dev.waybill.carts.Shop.item;
import static dev.waybill.carts.Shop.session;
import static dev.waybill.contracts.promotions.DiscountRefusal.USED_UP;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.carts.CartPricingRefused;
import dev.waybill.contracts.carts.CartPricingStarted;
import dev.waybill.contracts.carts.PricingRefusal;
import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.platform.Ids;
import dev.waybill.testkit.Http.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkouts with a promotion code: the request waits for promotions, the cart does not need it. */
class PricedCheckoutTest {

    private static Shop patient;
    private static Shop hasty;

    @BeforeAll
    static void open() {
        patient = new Shop(Map.of());
        hasty = new Shop(Map.of("waybill.carts.price-within", "PT0S"));
    }

    @AfterAll
    static void close() {
        patient.close();
        hasty.close();
    }

    @BeforeEach
    void forget() {
        patient.world.forget();
        hasty.world.forget();
    }

    @Test
    void theAnswerCarriesTheDiscount() {
        var cart = patient.cartWith(patient.product(1_000), 2);
        var waiting = later(cart);
        var session = sessionOfQuestion();

        patient.world.hear(patient.granted(cart, session, 300));

        var reply = waiting.join();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("status").stringValue()).isEqualTo("STARTED");
        assertThat(reply.json().get("discount").longValue()).isEqualTo(300);
        assertThat(reply.json().get("total").longValue()).isEqualTo(1_700);
        assertThat(reply.json().get("appliedPromotions").get(0).stringValue()).isEqualTo("TEN");
        var told = patient.checkouts().getFirst();
        assertThat(told.total()).isEqualTo(1_700);
        assertThat(told.discount()).isEqualTo(300);
        assertThat(told.promotionCode()).isEqualTo("ten");
        assertThat(told.checkoutSessionId()).isEqualTo(session(reply));
    }

    @Test
    void aRefusedCodeIsAConflictAndTheCartIsOpenAgain() {
        var cart = patient.cartWith(patient.product(1_000), 1);
        var waiting = later(cart);
        var session = sessionOfQuestion();

        patient.world.hear(patient.refused(cart, session, USED_UP));

        var reply = waiting.join();
        assertThat(reply.status()).isEqualTo(409);
        assertThat(code(reply)).isEqualTo("promotion-used-up");
        assertThat(patient.status(cart)).isEqualTo("OPEN");
        assertThat(patient.checkouts()).isEmpty();
        assertThat(patient.checkOut(cart, null).status()).isEqualTo(200);
    }

    @Test
    void whatTakesTooLongIsAnsweredAsPricingAndGoesOnByItself() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);

        var reply = hasty.checkOut(cart, "ten");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("status").stringValue()).isEqualTo("PRICING");
        assertThat(hasty.status(cart)).isEqualTo("PRICING");
        assertThat(hasty.checkouts()).isEmpty();

        hasty.world.hear(hasty.granted(cart, session(reply), 100));
        assertThat(hasty.status(cart)).isEqualTo("CHECKED_OUT");
        assertThat(hasty.checkouts()).singleElement().extracting("total").isEqualTo(900L);
    }

    @Test
    void whoeverWatchesACheckoutHearsThatItIsPricedAndThatItsCodeIsRefused() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);

        var session = session(hasty.checkOut(cart, "ten"));
        var started = hasty.world.told(CartPricingStarted.class).getFirst();
        assertThat(started.checkoutSessionId()).isEqualTo(session);
        assertThat(Ids.isOf(IdKinds.CHECKOUT_SESSION, session)).isTrue();
        assertThat(started.subtotal()).isEqualTo(1_000);
        hasty.world.hear(hasty.refused(cart, session, USED_UP));

        var refused = hasty.world.told(CartPricingRefused.class);
        assertThat(refused).singleElement().extracting("reason").isEqualTo(PricingRefusal.USED_UP);
        assertThat(refused.getFirst().checkoutSessionId()).isEqualTo(session);
        assertThat(hasty.world.tellings().getLast().correlationId()).isEqualTo(session);
    }

    @Test
    void aCheckoutThatFailsBeforeItHasAPriceOpensTheCartAndAsksNoMore() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);
        var key = "key-" + cart;
        var session = session(hasty.checkOut(cart, "ten", "Idempotency-Key", key));

        hasty.world.hear(hasty.failed(cart, session));

        assertThat(hasty.status(cart)).isEqualTo("OPEN");
        var again = hasty.checkOut(cart, "ten", "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(409);
        assertThat(code(again)).isEqualTo("checkout-ended");
        hasty.world.clock().advance(Duration.ofMinutes(5));
        hasty.world.ring();
        assertThat(asked(session)).isEqualTo(1);
        hasty.world.hear(hasty.granted(cart, session, 100));
        assertThat(hasty.status(cart)).isEqualTo("OPEN");
        assertThat(hasty.checkouts()).isEmpty();
    }

    @Test
    void aRetryUnderTheSameKeyGetsThePriceThatHasComeMeanwhile() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);
        var key = "key-" + cart;
        var first = hasty.checkOut(cart, "ten", "Idempotency-Key", key);
        hasty.world.hear(hasty.granted(cart, session(first), 100));

        var again = hasty.checkOut(cart, "ten", "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(session(again)).isEqualTo(session(first));
        assertThat(again.json().get("discount").longValue()).isEqualTo(100);
        assertThat(again.json().get("status").stringValue()).isEqualTo("STARTED");
    }

    @Test
    void aCartThatIsBeingPricedIsFrozen() {
        var cup = hasty.product(1_000);
        var cart = hasty.cartWith(cup, 1);
        var session = session(hasty.checkOut(cart, "ten"));

        var second = hasty.checkOut(cart, null);

        assertThat(code(second)).isEqualTo("already-checked-out");
        assertThat(second.text()).contains(session.toString());
        assertThat(hasty.add(cart, cup, 1).status()).isEqualTo(409);
    }

    @Test
    void anAnswerThatComesTwiceChecksOutOnce() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);
        var session = session(hasty.checkOut(cart, "ten"));

        hasty.world.hear(hasty.granted(cart, session, 100), hasty.granted(cart, session, 100));
        hasty.world.hear(hasty.granted(cart, session, 999), hasty.refused(cart, session, USED_UP));

        assertThat(hasty.checkouts()).singleElement().extracting("discount").isEqualTo(100L);
        assertThat(hasty.status(cart)).isEqualTo("CHECKED_OUT");
    }

    @Test
    void theAnswerToAnEarlierAttemptDoesNotPriceTheNextOne() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);
        var first = session(hasty.checkOut(cart, "one"));
        hasty.world.hear(hasty.refused(cart, first, USED_UP));
        var second = session(hasty.checkOut(cart, "two"));

        hasty.world.hear(hasty.granted(cart, first, 999), hasty.granted(cart, null, 999));
        assertThat(hasty.status(cart)).isEqualTo("PRICING");
        hasty.world.hear(hasty.granted(cart, second, 1));

        assertThat(hasty.checkouts()).singleElement().extracting("discount").isEqualTo(1L);
    }

    @Test
    void theTotalIsNeverNegativeWhateverIsGranted() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);
        var session = session(hasty.checkOut(cart, "ten"));

        hasty.world.hear(hasty.granted(cart, session, 5_000));

        var told = hasty.checkouts().getFirst();
        assertThat(told.total()).isZero();
        assertThat(told.discount()).isEqualTo(1_000);
    }

    @Test
    void promotionsAreAskedAgainAfterHalfAMinuteAndNotSooner() {
        var cart = hasty.cartWith(hasty.product(1_000), 1);
        var session = session(hasty.checkOut(cart, "ten"));
        assertThat(asked(session)).isEqualTo(1);

        hasty.world.clock().advance(Duration.ofSeconds(25));
        hasty.world.ring();
        assertThat(asked(session)).isEqualTo(1);
        hasty.world.clock().advance(Duration.ofSeconds(6));
        hasty.world.ring();
        hasty.world.ring();
        assertThat(asked(session)).isEqualTo(2);

        hasty.world.hear(hasty.granted(cart, session, 100));
        hasty.world.clock().advance(Duration.ofMinutes(5));
        hasty.world.ring();
        assertThat(asked(session)).isEqualTo(2);
    }

    @Test
    void anOrderInOneRequestIsPricedToo() {
        var reply = direct(hasty.order("ten", item(hasty.product(1_000), 2)));
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().get("status").stringValue()).isEqualTo("PRICING");

        var cart = UUID.fromString(reply.json().get("cartId").stringValue());
        hasty.world.hear(hasty.granted(cart, session(reply), 100));

        assertThat(hasty.checkouts()).singleElement().extracting("total").isEqualTo(1_900L);
    }

    @Test
    void whereItGoesAndHowItIsPaidAreKeptOnlyUntilTheAnswer() {
        var order = hasty.order("ten", item(hasty.product(1_000), 1));
        order.put(
                "address",
                Map.of(
                        "recipientName", "Anna",
                        "line1", "Hof 1",
                        "city", "Ulm",
                        "postalCode", "89073",
                        "countryCode", "DE"));
        order.put("paymentMethod", Map.of("token", "pm_card_visa", "last4", "4242"));
        var reply = direct(order);
        var cart = UUID.fromString(reply.json().get("cartId").stringValue());
        assertThat(keptDetails(session(reply))).isEqualTo(1);

        hasty.world.hear(hasty.granted(cart, session(reply), 100));

        var told = hasty.checkouts().getFirst();
        assertThat(told.address()).isNotNull().extracting("city").isEqualTo("Ulm");
        assertThat(told.paymentMethod()).isNotNull().extracting("last4").isEqualTo("4242");
        assertThat(keptDetails(session(reply))).isZero();
        hasty.world.clock().advance(Duration.ofDays(8));
        hasty.world.ring();
        assertThat(questions(session(reply))).isZero();
    }

    private static CompletableFuture<Reply> later(UUID cart) {
        return patient.world
                .http()
                .sendLater("POST", "/carts/" + cart + "/checkout", Shop.wish("ten"));
    }

    /** The session that promotions are asked about, once they are. */
    private static UUID sessionOfQuestion() {
        var world = patient.world;
        await().until(() -> !world.told(CalculateDiscount.class).isEmpty());
        return requireNonNull(world.told(CalculateDiscount.class).getFirst().checkoutSessionId());
    }

    private static long asked(UUID session) {
        return hasty.world.told(CalculateDiscount.class).stream()
                .filter(each -> session.equals(each.checkoutSessionId()))
                .count();
    }

    private static int keptDetails(UUID session) {
        return count(
                session,
                "select count(*) from carts.price_questions where checkout_session_id = :id and address is not null and payment_method is not null");
    }

    private static int questions(UUID session) {
        return count(
                session,
                "select count(*) from carts.price_questions where checkout_session_id = :id");
    }

    private static int count(UUID session, String sql) {
        return hasty.world.database().sql(sql).param("id", session).query(Integer.class).single();
    }

    private static Reply direct(Map<String, Object> order) {
        return hasty.world.http().post("/checkouts", order);
    }
}

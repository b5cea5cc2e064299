package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.testkit.Http;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CheckoutControllerTest {

    private static final SystemWorld WORLD = SystemWorld.of(new CheckoutSystem());
    private static final Http HTTP = WORLD.http();

    private final Customer ada = Customer.in(WORLD);

    @BeforeEach
    void forget() {
        WORLD.forget();
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void showsACheckoutUnderWayAtOnce() {
        WORLD.hear(ada.checksOut());

        var reply = HTTP.get(path(ada));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        var body = reply.json();
        assertThat(body.get("checkoutSessionId").asString()).isEqualTo(ada.sessionId().toString());
        assertThat(body.get("status").asString()).isEqualTo("RESERVING");
        assertThat(body.get("total").asLong()).isEqualTo(3_500);
        assertThat(body.has("reason")).isFalse();
        assertThat(body.has("finishedAt")).isFalse();
    }

    @Test
    void aLongPollIsAnsweredWhenTheCheckoutEnds() throws Exception {
        ada.isCreatingOrder();
        var reply = HTTP.sendLater("GET", path(ada) + "?wait=20s", null);
        WORLD.hear(ada.confirmed());

        var body = reply.get(10, TimeUnit.SECONDS).json();
        assertThat(body.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(body.get("confirmationNumber").asString()).isEqualTo("ORD-12345678");
        assertThat(body.has("finishedAt")).isTrue();
    }

    @Test
    void aLongPollOnASessionThatIsStillOnItsWayFindsItsEnd() throws Exception {
        var reply = HTTP.sendLater("GET", path(ada) + "?wait=20s", null);
        WORLD.hear(ada.checksOut());
        WORLD.hear(ada.unavailable());

        var body = reply.get(10, TimeUnit.SECONDS).json();
        assertThat(body.get("status").asString()).isEqualTo("FAILED");
        assertThat(body.get("reason").asString()).isEqualTo("OUT_OF_STOCK");
        assertThat(body.get("detail").asString()).contains("Desk lamp (LAMP-1)", "Only 1");
        var short_ = body.get("unavailableItems").get(0);
        assertThat(short_.get("sku").asString()).isEqualTo("LAMP-1");
        assertThat(short_.get("requested").asInt()).isEqualTo(2);
        assertThat(short_.get("available").asInt()).isEqualTo(1);
    }

    @Test
    void aWaitThatIsOverAnswersWithWhatThereIs() {
        WORLD.hear(ada.checksOut());

        var reply = HTTP.get(path(ada) + "?wait=1s");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("status").asString()).isEqualTo("RESERVING");
    }

    @Test
    void tellsADeclinedCustomerWhatToDo() {
        ada.isAuthorizing();
        WORLD.hear(ada.declined(DeclineReason.EXPIRED_CARD));
        WORLD.hear(ada.released());

        var body = HTTP.get(path(ada)).json();
        assertThat(body.get("reason").asString()).isEqualTo("EXPIRED_CARD");
        assertThat(body.get("detail").asString())
                .contains("expired")
                .contains("use one that is still valid");
    }

    @Test
    void anOldUnknownIdIsNotFoundAtOnceHoweverLongTheWait() {
        var reply = HTTP.get("/checkouts/0195511a-2000-7000-8000-000000000001?wait=30s");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("code").asString()).isEqualTo("checkout-not-found");
        assertThat(HTTP.get("/checkouts/" + UUID.randomUUID() + "?wait=30s").status())
                .isEqualTo(404);
    }

    @Test
    void aFreshUnknownIdIsNotFoundAfterASecond() {
        assertThat(HTTP.get("/checkouts/" + WORLD.ids().next()).status()).isEqualTo(404);
    }

    @Test
    void anAcceptedCheckoutIsNeverUnknownHoweverLateItIsTold() {
        var given = WORLD.ids().nextOf(IdKinds.CHECKOUT_SESSION);
        WORLD.clock().advance(Duration.ofHours(3));

        var look = HTTP.get("/checkouts/" + given);
        var cancel = HTTP.post("/checkouts/" + given + "/cancel", null, "Idempotency-Key", "k1");

        assertThat(List.of(look.status(), cancel.status())).containsOnly(503);
        assertThat(look.json().get("code").asString()).isEqualTo("checkout-on-its-way");
        assertThat(look.json().get("retryable").asBoolean()).isTrue();
        assertThat(cancel.header("Retry-After")).isEqualTo("1");

        // The wish is not kept: asked again with its key, it is done, and once.
        var late = ada.withSession(given);
        WORLD.hear(late.checksOut());
        var again = HTTP.post("/checkouts/" + given + "/cancel", null, "Idempotency-Key", "k1");
        assertThat(again.json().get("status").asString()).isEqualTo("COMPENSATING");
        assertThat(late.told()).containsExactly("reserve-inventory", "release-inventory");
    }

    @Test
    void anOrderIsNotNamedBeforeItCanBeLookedUp() {
        ada.isCreatingOrder();
        assertThat(HTTP.get(path(ada)).json().has("orderId")).isFalse();

        WORLD.hear(ada.confirmed());
        assertThat(HTTP.get(path(ada)).json().get("orderId").asString())
                .isEqualTo(ada.orderId().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31s", "-1s", "10", "s", "tens", "1.5s", "999999999999s", "%00s", "PT10S"})
    void aWaitThatIsNoneIsRefusedByName(String wait) {
        WORLD.hear(ada.checksOut());

        var reply = HTTP.get(path(ada) + "?wait=" + wait);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("wait");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/checkouts/not-a-uuid",
                "/checkouts?status=LOST",
                "/checkouts?limit=0",
                "/checkouts?limit=201",
                "/checkouts?limit=many",
                "/checkouts?cursor=!!",
                "/checkouts?cursor=bm90LWEtdXVpZA"
            })
    void badInputIsRefused(String path) {
        assertThat(HTTP.get(path).status()).isEqualTo(400);
    }

    @Test
    void aCancelledCheckoutComesToNothing() {
        WORLD.hear(ada.checksOut());

        var reply = HTTP.post(path(ada) + "/cancel", null);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("status").asString()).isEqualTo("COMPENSATING");
        assertThat(reply.json().get("reason").asString()).isEqualTo("CANCELLED_BY_CUSTOMER");
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");

        WORLD.hear(ada.released());
        assertThat(ada.told())
                .containsExactly("reserve-inventory", "release-inventory", "checkout-failed");
        assertThat(HTTP.post(path(ada) + "/cancel", null).json().get("status").asString())
                .isEqualTo("FAILED");
    }

    @Test
    void cancellingWhileTheOrderIsMadeCancelsTheOrderInTheCustomersName() {
        ada.isCreatingOrder();

        HTTP.post(path(ada) + "/cancel", null);

        assertThat(WORLD.told(CancelOrder.class).getFirst().requestedBy())
                .isEqualTo("customer " + ada.customerId());
    }

    @Test
    void aConfirmedCheckoutCannotBeCancelledAndSaysWhatCan() {
        ada.isCreatingOrder();
        WORLD.hear(ada.confirmed());

        var reply = HTTP.post(path(ada) + "/cancel", null);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("code").asString()).isEqualTo("checkout-confirmed");
        assertThat(reply.json().get("detail").asString()).contains(ada.orderId().toString());
    }

    @Test
    void aStaleEtagIsRefusedAndChangesNothing() {
        ada.isAuthorizing();

        var reply = HTTP.post(path(ada) + "/cancel", null, "If-Match", "\"1\"");

        assertThat(reply.status()).isEqualTo(412);
        assertThat(ada.status()).isEqualTo("AUTHORIZING");
    }

    @Test
    void manyCancellationsAtOnceUndoOnce() {
        ada.isAuthorizing();
        var replies =
                IntStream.range(0, 20)
                        .mapToObj(_ -> HTTP.sendLater("POST", path(ada) + "/cancel", null))
                        .toList();
        CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new)).join();

        assertThat(replies).map(reply -> reply.join().status()).containsOnly(200);
        assertThat(ada.told())
                .containsExactly(
                        "reserve-inventory",
                        "authorize-payment",
                        "void-payment",
                        "release-inventory");
    }

    @Test
    void aCancellationThatRacesTheConfirmationEndsInExactlyOneOfTheTwo() {
        for (var round = 0; round < 20; round++) {
            var customer = Customer.in(WORLD);
            customer.isCreatingOrder();
            var confirmed = customer.confirmed();

            var cancelled = HTTP.sendLater("POST", path(customer) + "/cancel", null);
            WORLD.hear(confirmed);

            var status = cancelled.join().status();
            assertThat(customer.status()).isEqualTo(status == 200 ? "COMPENSATING" : "CONFIRMED");
            assertThat(status).isIn(200, 409);
        }
    }

    @Test
    void cancellingWhatIsNotThereIsNotFound() {
        assertThat(HTTP.post("/checkouts/" + UUID.randomUUID() + "/cancel", null).status())
                .isEqualTo(404);
    }

    @Test
    void theBoardShowsWhatHangsOldestFirstPageByPage() {
        try (var world = SystemWorld.of(new CheckoutSystem())) {
            var many = IntStream.range(0, 5).mapToObj(_ -> Customer.in(world)).toList();
            many.forEach(each -> world.hear(each.checksOut()));
            world.http().post(path(many.get(1)) + "/cancel", null);
            world.hear(many.get(2).unavailable());
            world.clock().advance(Duration.ofSeconds(5));

            var first = world.http().get("/checkouts?limit=2");
            var page = first.json();
            assertThat(page.get("items").size()).isEqualTo(2);
            assertThat(page.get("items").get(0).get("checkoutSessionId").asString())
                    .isEqualTo(many.get(0).sessionId().toString());
            var undoing = page.get("items").get(1);
            assertThat(undoing.get("status").asString()).isEqualTo("COMPENSATING");
            assertThat(undoing.get("owes").get(0).asString()).isEqualTo("RELEASE_STOCK");
            assertThat(undoing.get("ageSeconds").asLong()).isGreaterThanOrEqualTo(5);
            assertThat(undoing.get("attempts").asInt()).isEqualTo(1);
            assertThat(undoing.has("nextWakeAt")).isTrue();
            assertThat(first.header("Link")).contains("rel=\"next\"");

            var rest =
                    world.http()
                            .get("/checkouts?limit=2&cursor=" + page.get("nextCursor").asString())
                            .json();
            assertThat(rest.get("items").size()).isEqualTo(2);
            assertThat(rest.has("nextCursor")).isFalse();
            var failed = world.http().get("/checkouts?status=FAILED").json().get("items");
            assertThat(failed.size()).isEqualTo(1);
            assertThat(
                            world.http()
                                    .get("/checkouts?status=COMPENSATING")
                                    .json()
                                    .get("items")
                                    .size())
                    .isEqualTo(1);
        }
    }

    private static String path(Customer customer) {
        return "/checkouts/" + customer.sessionId();
    }
}

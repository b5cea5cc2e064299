package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.checkout.CheckoutIntervened;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterveneTest {

    private static final SystemWorld WORLD = SystemWorld.of(new CheckoutSystem());
    private static final Map<String, String> WHY = Map.of("reason", "the bank is back");

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
    void aRetryAsksAgainAtOnceAndIsKeptWithWhoAndWhy() {
        ada.isAuthorizing();

        var reply = ask(ada, "retry", "Waybill-Actor", "grace");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("attempts").asInt()).isEqualTo(2);
        assertThat(ada.told())
                .containsExactly(
                        "reserve-inventory",
                        "authorize-payment",
                        "checkout-intervened",
                        "authorize-payment");
        var done = look(ada).get("interventions");
        assertThat(done.size()).isEqualTo(1);
        assertThat(done.get(0).get("actor").asString()).isEqualTo("grace");
        assertThat(done.get(0).get("reason").asString()).isEqualTo("the bank is back");
        assertThat(done.get(0).get("wish").asString()).isEqualTo("RETRY");
        assertThat(done.get(0).get("became").asString()).isEqualTo("AUTHORIZING");
    }

    @Test
    void givingUpUndoesWhatWasDoneAndSaysWhatIsOwed() {
        ada.isAuthorizing();

        var reply = ask(ada, "compensate");

        assertThat(reply.json().get("status").asString()).isEqualTo("COMPENSATING");
        assertThat(reply.json().get("owes").size()).isEqualTo(2);
        assertThat(reply.json().get("reason").asString()).isEqualTo("TIMED_OUT");
        assertThat(reply.json().get("endedBySeller").asBoolean()).isTrue();
        assertThat(ada.told()).endsWith("void-payment", "release-inventory");
    }

    @Test
    void whoDidWhatAndWhyIsToldAndIsTheCauseOfWhatFollows() {
        ada.isAuthorizing();
        WORLD.forget();

        ask(ada, "compensate", "Waybill-Actor", "grace");

        var told = WORLD.told(CheckoutIntervened.class).getFirst();
        assertThat(told.checkoutSessionId()).isEqualTo(ada.sessionId());
        assertThat(told.orderId()).isEqualTo(ada.orderId());
        assertThat(told.action()).isEqualTo(CheckoutIntervened.Action.ENDED);
        assertThat(told.intervenedBy()).isEqualTo("grace");
        assertThat(told.reason()).isEqualTo("the bank is back");
        assertThat(WORLD.tellings())
                .filteredOn(each -> !each.type().equals("checkout-intervened"))
                .hasSize(2)
                .extracting("causationId")
                .containsOnly(told.interventionId());
    }

    @Test
    void toItsCustomerTheSellerHasEndedItBeforeAndAfterAllIsUndone() {
        ada.isAuthorizing();
        ask(ada, "compensate");
        assertThat(customersView().get("endedBySeller").asBoolean()).isTrue();

        WORLD.hear(ada.voided());
        WORLD.hear(ada.released());

        assertThat(customersView().get("status").asString()).isEqualTo("FAILED");
        assertThat(customersView().get("reason").asString()).isEqualTo("TIMED_OUT");
        assertThat(customersView().get("detail").asString()).startsWith("The seller ended this");
        assertThat(WORLD.told(CheckoutFailed.class).getFirst().detail())
                .startsWith("The seller ended this");
    }

    /** Nobody has ended it: somebody has only hurried what was being undone anyway. */
    @Test
    void whatHadTimedOutBeforeIsNotTheSellersDoing() {
        try (var world = SystemWorld.of(new CheckoutSystem())) {
            var slow = Customer.in(world);
            slow.isAuthorizing();
            world.clock().advance(Duration.ofMinutes(11));
            world.ring();

            var reply = world.http().post(path(slow) + "/compensate", WHY);

            assertThat(reply.json().get("status").asString()).isEqualTo("COMPENSATING");
            var seen = world.http().get(path(slow)).json();
            assertThat(seen.get("reason").asString()).isEqualTo("TIMED_OUT");
            assertThat(seen.has("endedBySeller")).isFalse();
        }
    }

    @Test
    void theKeyMakesOneInterventionOfTwo() {
        ada.isAuthorizing();
        var key = UUID.randomUUID().toString();

        var first = ask(ada, "retry", "Idempotency-Key", key);
        var again = ask(ada, "retry", "Idempotency-Key", key);

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(look(ada).get("interventions").size()).isEqualTo(1);
    }

    @Test
    void manyAtOnceAreAllKept() {
        ada.isAuthorizing();

        var replies =
                IntStream.range(0, 10)
                        .mapToObj(_ -> WORLD.http().sendLater("POST", path(ada) + "/retry", WHY))
                        .toList();

        assertThat(replies.stream().map(CompletableFuture::join).map(Reply::status))
                .containsOnly(200);
        assertThat(look(ada).get("interventions").size()).isEqualTo(10);
    }

    @Test
    void whoHasSeenAnOlderStateIsRefusedAndNothingIsKept() {
        ada.isAuthorizing();

        assertThat(ask(ada, "compensate", "If-Match", "\"1\"").status()).isEqualTo(412);

        assertThat(ada.status()).isEqualTo("AUTHORIZING");
        assertThat(look(ada).get("interventions").size()).isZero();
    }

    @Test
    void whatIsOverIsLeftAlone() {
        ada.isCreatingOrder();
        WORLD.hear(ada.confirmed());
        var bob = Customer.in(WORLD);
        WORLD.hear(bob.checksOut());
        WORLD.hear(bob.unavailable());

        assertThat(code(ask(ada, "retry"))).isEqualTo("checkout-confirmed");
        assertThat(code(ask(ada, "compensate"))).isEqualTo("checkout-confirmed");
        assertThat(code(ask(bob, "retry"))).isEqualTo("checkout-failed");
        assertThat(ask(Customer.in(WORLD), "retry").status()).isEqualTo(404);
    }

    @Test
    void aPriceCannotBeAskedForAgainButTheCheckoutCanBeGivenUp() {
        WORLD.hear(ada.asksForAPrice());

        assertThat(code(ask(ada, "retry"))).isEqualTo("checkout-is-priced");
        assertThat(ask(ada, "compensate").json().get("status").asString()).isEqualTo("FAILED");
    }

    @Test
    void aReasonIsNeeded() {
        var reply = WORLD.http().post(path(ada) + "/retry", Map.of("reason", ""));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/reason");
    }

    @Test
    void theStatesAreCountedWithWhatHangs() {
        try (var world = SystemWorld.of(new CheckoutSystem())) {
            var hangs = Customer.in(world);
            hangs.isAuthorizing();
            world.clock().advance(Duration.ofSeconds(20));
            world.ring();
            Customer.in(world).isAuthorizing();

            var states = world.http().get("/admin/checkouts/states").json().get("states");

            assertThat(states.size()).isEqualTo(1);
            assertThat(states.get(0).get("status").asString()).isEqualTo("AUTHORIZING");
            assertThat(states.get(0).get("checkouts").asInt()).isEqualTo(2);
            assertThat(states.get(0).get("stuck").asInt()).isEqualTo(1);
            assertThat(states.get(0).get("oldestSeconds").asInt()).isGreaterThanOrEqualTo(20);
        }
    }

    private tools.jackson.databind.JsonNode customersView() {
        return WORLD.http().get(path(ada)).json();
    }

    private static Reply ask(Customer customer, String wish, String... headers) {
        return WORLD.http().post(path(customer) + "/" + wish, WHY, headers);
    }

    private static tools.jackson.databind.JsonNode look(Customer customer) {
        return WORLD.http().get("/admin" + path(customer)).json();
    }

    private static String code(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
        return reply.json().get("code").asString();
    }

    private static String path(Customer customer) {
        return "/checkouts/" + customer.sessionId();
    }
}

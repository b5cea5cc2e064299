package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.platform.Database;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.inbox.InboxDials;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of messages when those who carry them are ill. */
class SendingTest {

    private static Town town;

    @BeforeAll
    static void start() {
        town = Town.start();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everybodyIsWellAgain() {
        town.simulators.inboxDial().reset();
        town.world.clock().advance(Duration.ofHours(1));
        var customer = town.customer(town.mailbox());
        town.world.hear(town.confirmed(town.id(), customer));
        town.awaitState(customer, "DONE");
    }

    private static void faults(Faults email) {
        var dial = town.simulators.inboxDial();
        dial.set(dial.get().email(email));
    }

    private static UUID told(String mailbox) {
        var customer = town.customer(mailbox);
        town.world.hear(town.confirmed(town.id(), customer));
        return customer;
    }

    private static void awaitOutcome(UUID customer, String part) {
        town.awaitAll(customer, message -> message.path("outcome").asString("").contains(part));
    }

    @Test
    void aServerThatIsNotWellIsAskedAgainLater() {
        faults(Faults.NONE.unavailable(1));
        var mailbox = town.mailbox();
        var customer = told(mailbox);
        awaitOutcome(customer, "421");
        assertThat(town.told(customer).path(0).path("state").asString()).isEqualTo("WAITING");

        faults(Faults.NONE);
        town.world.clock().advance(Duration.ofMinutes(5));
        town.awaitState(customer, "DONE");
        assertThat(town.told(customer).path(0).path("attempts").asInt()).isGreaterThan(1);
        assertThat(town.inbox(mailbox)).hasSize(1);
    }

    @Test
    void whatNobodyKnowsIsSentAgainUnderTheSameName() {
        faults(Faults.NONE.timeoutsAfter(1, 2_000));
        var mailbox = town.mailbox();
        var customer = told(mailbox);
        town.awaitState(customer, "UNKNOWN");
        await().until(() -> town.inbox(mailbox).size() == 1);

        faults(Faults.NONE);
        town.world.clock().advance(Duration.ofMinutes(5));
        town.awaitState(customer, "DONE");
        assertThat(town.inbox(mailbox)).as("it is known by its Message-ID").hasSize(1);
        assertThat(town.inbox(mailbox).path(0).path("arrivals").asInt()).isGreaterThan(1);
    }

    @Test
    void aMailboxThatDoesNotExistIsRememberedAndNotTriedAgain() {
        var mailbox = town.mailbox();
        bounce(mailbox);
        var customer = told(mailbox);
        town.awaitState(customer, "FAILED");
        town.simulators.inboxDial().reset();

        town.world.hear(town.confirmed(town.id(), customer));
        town.awaitAll(customer, message -> !message.path("state").asString().equals("WAITING"));
        assertThat(town.told(customer).path(0).path("state").asString()).isEqualTo("SKIPPED");
        assertThat(town.told(customer).path(0).path("outcome").asString())
                .isEqualTo("UNDELIVERABLE");
        assertThat(town.inbox(mailbox)).isEmpty();

        var revived = town.http().post("/notifications/contacts/" + customer + "/revive", null);
        assertThat(revived.status()).isEqualTo(200);
        town.world.hear(town.confirmed(town.id(), customer));
        town.awaitAll(customer, message -> message.has("endedAt"));
        assertThat(town.inbox(mailbox)).hasSize(1);
    }

    private static void bounce(String address) {
        InboxDials now = town.simulators.inboxDial().get();
        var all = new HashSet<>(now.bouncing());
        all.add(address);
        town.simulators.inboxDial().set(now.bouncing(all));
    }

    @Test
    void aBrowserThatHasGoneIsRememberedToo() {
        var browser = town.get(town.simulators.pushBase() + "/gone");
        bounce(browser.path("endpoint").asString());
        var customer = town.customer(Map.of("push", browser, "locale", "en", "zone", "UTC"));
        town.world.hear(town.confirmed(town.id(), customer));
        town.awaitState(customer, "FAILED");

        assertThat(town.told(customer).path(0).path("outcome").asString()).contains("410");
        assertThat(
                        town.count(
                                "select count(*) from notifications.dead_addresses where channel = 'PUSH'"))
                .isEqualTo(1);
    }

    @Test
    void aProviderThatFailsTimeAfterTimeIsLeftInPeaceAndTheOthersAreNot() {
        faults(Faults.NONE.unavailable(1));
        for (var at = 0; at < 5; at++) {
            awaitOutcome(told(town.mailbox()), "421");
        }
        var late = told(town.mailbox());
        town.world.ring();
        assertThat(town.told(late).path(0).path("attempts").asInt())
                .as("nobody was asked")
                .isZero();

        var phone = "+4915100000001";
        var other = town.customer(Map.of("phone", phone, "locale", "en", "zone", "UTC"));
        town.world.hear(town.confirmed(town.id(), other));
        town.awaitState(other, "DONE");

        faults(Faults.NONE);
        town.world.clock().advance(Duration.ofMinutes(5));
        town.awaitState(late, "DONE");
    }

    @Test
    void whatWasLostWithItsProcessIsDueAgain() {
        var mailbox = town.mailbox();
        var customer = told(mailbox);
        // As a process leaves it that died after the commit and before the call.
        town.world
                .database()
                .sql(
                        """
                        update notifications.messages
                        set state = 'SENT', attempts = 1, sent_at = :now,
                            next_at = :now + interval '3 minutes'
                        where customer_id = :customer and state = 'WAITING'
                        """)
                .param("now", Database.time(town.world.now()))
                .param("customer", customer)
                .update();
        town.world.ring();
        assertThat(town.inbox(mailbox)).isEmpty();

        town.world.clock().advance(Duration.ofMinutes(4));
        town.awaitState(customer, "DONE");
        assertThat(town.inbox(mailbox)).hasSize(1);
        assertThat(town.told(customer).path(0).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsTooOldIsGivenUp() {
        faults(Faults.NONE.unavailable(1));
        var customer = told(town.mailbox());
        awaitOutcome(customer, "421");

        town.world.clock().advance(Duration.ofHours(25));
        town.awaitState(customer, "FAILED");
        assertThat(town.told(customer).path(0).path("outcome").asString())
                .startsWith("given up: 421");
    }

    @Test
    void withoutAProviderNothingIsSentAndItSaysSo() {
        try (var quiet = Town.start(Map.of("smtp.host", ""))) {
            var customer = quiet.customer(quiet.mailbox());
            quiet.world.hear(quiet.confirmed(quiet.id(), customer));

            assertThat(quiet.told(customer).path(0).path("state").asString()).isEqualTo("SKIPPED");
            assertThat(quiet.told(customer).path(0).path("outcome").asString())
                    .isEqualTo("NO_PROVIDER");
        }
    }
}

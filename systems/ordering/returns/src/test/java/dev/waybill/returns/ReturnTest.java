package dev.waybill.returns;

import static dev.waybill.returns.Samples.MUG;
import static dev.waybill.returns.Samples.NOON;
import static dev.waybill.returns.Samples.draft;
import static dev.waybill.returns.Samples.line;
import static dev.waybill.returns.Samples.sheet;
import static dev.waybill.returns.Samples.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Return.Approved;
import dev.waybill.returns.Return.Cancelled;
import dev.waybill.returns.Return.Completed;
import dev.waybill.returns.Return.Expired;
import dev.waybill.returns.Return.Rejected;
import dev.waybill.returns.Return.Requested;
import dev.waybill.returns.Return.Settling;
import dev.waybill.returns.Return.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks every state with every word; what the picture has no arrow for is refused, or nothing. */
class ReturnTest {

    private static final Instant LATER = NOON.plus(Duration.ofDays(30));
    private static final Sheet TWO = sheet(ReturnKind.REFUND, 0, line(MUG, 2, 2000, 0));
    private static final Sheet CLAIM = sheet(ReturnKind.CLAIM, 0, line(MUG, 2, 2000, 0));

    private static final Map<String, Return> STATES =
            Map.of(
                    "Requested", new Requested(TWO),
                    "Claimed", new Requested(CLAIM),
                    "Approved", new Approved(TWO, NOON.plus(Duration.ofDays(21))),
                    "Begun", begun(),
                    "Settling", settling(),
                    "Completed", new Completed(TWO, NOON),
                    "Rejected", new Rejected(TWO, NOON),
                    "Cancelled", new Cancelled(TWO, NOON),
                    "Expired", new Expired(TWO, NOON));

    private static final Map<String, Consumer<Draft>> WORDS =
            Map.of(
                    "approve", draft -> ReturnDecider.approve(draft, false, "fine"),
                    "reject", draft -> ReturnDecider.reject(draft, "no"),
                    "cancel", draft -> ReturnDecider.cancel(draft, null),
                    "receive-one",
                            draft -> ReturnDecider.receive(draft, "main", units(MUG, 1), false),
                    "receive-last",
                            draft -> ReturnDecider.receive(draft, "main", units(MUG, 1), true),
                    "expire", ReturnDecider::expire,
                    "settle", draft -> Settlement.settle(draft, 5000));

    private static Return state(String name) {
        return Objects.requireNonNull(STATES.get(name), name);
    }

    private static Consumer<Draft> word(String name) {
        return Objects.requireNonNull(WORDS.get(name), name);
    }

    /** One of two has come. */
    private static Return begun() {
        var draft = draft(new Approved(TWO, NOON.plus(Duration.ofDays(21))));
        ReturnDecider.receive(draft, "main", units(MUG, 1), false);
        return draft.current();
    }

    /** Both have come. */
    private static Return settling() {
        var draft = draft(begun());
        ReturnDecider.receive(draft, "main", units(MUG, 1), false);
        return draft.current();
    }

    @ParameterizedTest(name = "{1}: {0} => {2}")
    @CsvSource({
        "Requested, approve, APPROVED",
        "Requested, reject, REJECTED",
        "Requested, cancel, CANCELLED",
        "Requested, receive-one, -",
        "Requested, receive-last, -",
        "Requested, expire, REQUESTED",
        "Requested, settle, REQUESTED",
        "Claimed, approve, SETTLING",
        "Claimed, reject, REJECTED",
        "Claimed, cancel, CANCELLED",
        "Claimed, receive-one, -",
        "Approved, approve, -",
        "Approved, reject, -",
        "Approved, cancel, CANCELLED",
        "Approved, receive-one, APPROVED",
        "Approved, receive-last, SETTLING",
        "Approved, expire, EXPIRED",
        "Approved, settle, APPROVED",
        "Begun, approve, -",
        "Begun, reject, -",
        "Begun, cancel, -",
        "Begun, receive-one, SETTLING",
        "Begun, receive-last, SETTLING",
        "Begun, expire, SETTLING",
        "Settling, approve, -",
        "Settling, reject, -",
        "Settling, cancel, -",
        "Settling, receive-one, -",
        "Settling, receive-last, -",
        "Settling, expire, SETTLING",
        "Settling, settle, SETTLING",
        "Completed, approve, -",
        "Completed, reject, -",
        "Completed, cancel, -",
        "Completed, receive-one, -",
        "Completed, expire, COMPLETED",
        "Completed, settle, COMPLETED",
        "Rejected, approve, -",
        "Rejected, reject, -",
        "Rejected, cancel, -",
        "Rejected, receive-one, -",
        "Rejected, expire, REJECTED",
        "Cancelled, approve, -",
        "Cancelled, cancel, -",
        "Cancelled, receive-one, -",
        "Cancelled, expire, CANCELLED",
        "Expired, approve, -",
        "Expired, cancel, -",
        "Expired, receive-one, -",
        "Expired, expire, EXPIRED"
    })
    void walks(String state, String word, String next) {
        var before = state(state);
        var draft = draft(before, word.equals("expire") ? LATER : NOON);

        if (next.equals("-")) {
            assertThatThrownBy(() -> word(word).accept(draft)).isInstanceOf(Problem.class);
            assertThat(draft.current()).isSameAs(before);
            assertThat(draft.tellings()).isEmpty();
            assertThat(draft.notes()).isEmpty();
        } else {
            word(word).accept(draft);
            assertThat(draft.current().status()).isEqualTo(Status.valueOf(next));
        }
    }

    @Test
    void nothingExpiresBeforeItsTime() {
        var draft = draft(state("Approved"));

        ReturnDecider.expire(draft);

        assertThat(draft.current().status()).isEqualTo(Status.APPROVED);
        assertThat(draft.notes()).isEmpty();
    }

    @Test
    void aReturnThatOwesCannotBeCompleted() {
        assertThatThrownBy(() -> ((Settling) state("Settling")).complete(NOON))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itCompletesWhenTheLastThingIsDone() {
        var draft = draft(state("Settling"));
        Settlement.settle(draft, 5000);
        var refund = draft.sheet().refunds().getFirst();
        Settlement.paid(draft, refund.id(), 2000);
        draft.sheet().receipts().forEach(each -> Settlement.putAway(draft, each.id()));

        assertThat(draft.current().status()).isEqualTo(Status.COMPLETED);
        assertThat(draft.sheet().refunded()).isEqualTo(2000);
    }

    @Test
    void aReturnOfWhatWasNotPaidHereOwesNoMoney() {
        var unpaid = sheet(ReturnKind.CLAIM, null, 0, line(MUG, 1, 1000, 0));
        var draft = draft(new Requested(unpaid));

        ReturnDecider.approve(draft, false, null);
        Settlement.settle(draft, 0);

        assertThat(draft.current().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void feesAreKeptOfWhatHasCome() {
        var fees = sheet(ReturnKind.REFUND, 495, line(MUG, 2, 2001, 15));
        var draft = draft(new Approved(fees, LATER));

        ReturnDecider.receive(draft, "main", units(MUG, 1), true);

        assertThat(draft.sheet().expected()).isEqualTo(2001 - 300 - 495);
        assertThat(draft.sheet().due()).isEqualTo(1001 - 150 - 495);
    }

    @Test
    void feesNeverMakeTheCustomerOwe() {
        var dear = sheet(ReturnKind.REFUND, 5000, line(MUG, 1, 1000, 100));
        var draft = draft(new Approved(dear, LATER));

        ReturnDecider.receive(draft, "main", units(MUG, 1), true);

        assertThat(draft.sheet().due()).isZero();
    }

    @Test
    void whoApprovesMayWaiveTheFees() {
        var fees = sheet(ReturnKind.REFUND, 495, line(MUG, 2, 2000, 15));
        var draft = draft(new Requested(fees));

        ReturnDecider.approve(draft, true, "our fault");

        assertThat(draft.sheet().expected()).isEqualTo(2000);
    }

    @Test
    void aPartThatIsRefusedIsOwedAgain() {
        var draft = draft(state("Settling"));
        Settlement.settle(draft, 5000);
        var refund = draft.sheet().refunds().getFirst();

        Settlement.paid(draft, refund.id(), 1500);
        Settlement.refused(draft, refund.id(), 500L, "at most 1500 is left");

        assertThat(draft.sheet().owed()).isEqualTo(500);
        assertThat(draft.sheet().refunded()).isEqualTo(1500);
    }
}

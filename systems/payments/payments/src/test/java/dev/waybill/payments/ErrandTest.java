package dev.waybill.payments;

import static dev.waybill.payments.Errand.IfAbsent.GIVE_UP;
import static dev.waybill.payments.Errand.IfAbsent.SEND;
import static dev.waybill.payments.Errand.IfAbsent.WAIT;
import static dev.waybill.payments.Samples.ID;
import static dev.waybill.payments.Samples.NOON;
import static dev.waybill.payments.Samples.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.platform.messaging.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private static final Duration LAG = Duration.ofMinutes(1);

    private static Errand errand(Operation operation, int burntKeys, boolean voidWished) {
        var refundId = operation == Operation.REFUND ? Samples.REFUND : null;
        var effect =
                new Effect(
                        operation.key(ID, refundId),
                        ID,
                        operation,
                        refundId,
                        1_000,
                        2,
                        burntKeys,
                        NOON,
                        NOON,
                        Effect.About.hold(1, null));
        return new Errand(effect, TERMS, "pi_1", voidWished, Cause.timer(TERMS.journey(), "test"));
    }

    @Test
    void theSameKeyIsSentAgainFor20HoursAndNeverAfter() {
        var authorize = errand(Operation.AUTHORIZE, 0, false);
        var capture = errand(Operation.CAPTURE, 0, false);
        var refund = errand(Operation.REFUND, 0, false);
        var last = NOON.plus(Duration.ofHours(20));
        var after = last.plusSeconds(1);

        assertThat(authorize.ifAbsent(last, LAG)).isEqualTo(SEND);
        assertThat(authorize.ifAbsent(after, LAG)).isEqualTo(GIVE_UP);
        assertThat(capture.ifAbsent(last, LAG)).isEqualTo(SEND);
        assertThat(capture.ifAbsent(after, LAG)).isEqualTo(GIVE_UP);
        assertThat(refund.ifAbsent(last, LAG)).isEqualTo(SEND);
        assertThat(refund.ifAbsent(after, LAG)).isEqualTo(GIVE_UP);
    }

    @Test
    void aVoidIsTriedForEver() {
        var cancel = errand(Operation.VOID, 3, false);

        assertThat(cancel.ifAbsent(NOON.plus(Duration.ofDays(30)), LAG)).isEqualTo(SEND);
    }

    @Test
    void anAuthorizationThatIsNotWantedAnyMoreIsOnlyAskedAbout() {
        var unwanted = errand(Operation.AUTHORIZE, 0, true);

        assertThat(unwanted.ifAbsent(NOON.plusSeconds(59), LAG)).isEqualTo(WAIT);
        assertThat(unwanted.ifAbsent(NOON.plusSeconds(60), LAG)).isEqualTo(GIVE_UP);
    }

    @Test
    void anAuthorizationIsNeverMadeUnderASecondKey() {
        var burnt = errand(Operation.AUTHORIZE, 1, false);

        assertThat(burnt.ifAbsent(NOON.plusSeconds(59), LAG)).isEqualTo(WAIT);
        assertThat(burnt.ifAbsent(NOON.plusSeconds(60), LAG)).isEqualTo(GIVE_UP);
    }

    @Test
    void aBurntKeyIsReplacedByANewOne() {
        var key = Operation.CAPTURE.key(ID, null).toString();

        assertThat(errand(Operation.CAPTURE, 0, false).effect().idempotencyKey()).isEqualTo(key);
        assertThat(errand(Operation.CAPTURE, 1, false).effect().idempotencyKey())
                .isEqualTo(key + "-1");
    }

    @Test
    void eachQuestionHasAKeyOfItsOwn() {
        assertThat(Operation.AUTHORIZE.key(ID, null))
                .isNotEqualTo(Operation.CAPTURE.key(ID, null))
                .isNotEqualTo(Operation.AUTHORIZE.key(Samples.ORDER, null));
        assertThat(Operation.REFUND.key(ID, Samples.REFUND))
                .isNotEqualTo(Operation.REFUND.key(ID, Samples.CART));
    }

    @Test
    void pausesGrowToFiveMinutesAndStayThere() {
        assertThat(Effect.pause(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(Effect.pause(2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Effect.pause(5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Effect.pause(1_000_000)).isEqualTo(Duration.ofMinutes(5));
    }
}

package dev.waybill.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.soak.LogFold.Heard;
import dev.waybill.proof.soak.LogFold.KeyOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogFoldTest {

    private static final String TOPIC = "ordering.orders";
    private static final String KEY = "order-1";

    private final LogFold log = new LogFold();

    private static Heard told(long sequence, String type, long id) {
        return new Heard(TOPIC, 0, "1", 1, sequence, KEY, type, new UUID(7, id));
    }

    private static Map<String, KeyOrder> committed(long... ids) {
        var order = new KeyOrder();
        for (var id : ids) {
            order.add(new UUID(7, id));
        }
        return Map.of(TOPIC + "/" + KEY, order);
    }

    private void hear(Heard... all) {
        List.of(all).forEach(log::hear);
    }

    private List<String> broken(Map<String, KeyOrder> outbox) {
        return log.checks(outbox).stream()
                .filter(check -> check.violations() > 0)
                .map(Check::what)
                .toList();
    }

    @Test
    void aWholeLogHasNothingWrong() {
        hear(
                told(1, "order-created", 1),
                told(2, "order-confirmed", 2),
                told(3, "order-cancelled", 3));

        assertThat(broken(committed(1, 2, 3))).isEmpty();
        assertThat(log.discarded()).isZero();
    }

    @Test
    void whatIsSentAgainAfterACrashIsDiscarded() {
        hear(
                told(1, "order-created", 1),
                told(2, "order-confirmed", 2),
                told(1, "order-created", 1),
                told(2, "order-confirmed", 2));

        assertThat(broken(committed(1, 2))).isEmpty();
        assertThat(log.discarded()).isEqualTo(2);
    }

    @Test
    void aHoleThatIsFilledLaterIsNone() {
        hear(
                told(1, "order-created", 1),
                told(3, "order-cancelled", 3),
                told(2, "order-confirmed", 2),
                told(3, "order-cancelled", 3));

        assertThat(broken(committed(1, 2, 3))).isEmpty();
    }

    @Test
    void aHoleThatStaysIsFound() {
        hear(told(1, "order-created", 1), told(3, "order-cancelled", 3));

        assertThat(broken(committed(1, 3))).contains("sequences without a hole");
    }

    @Test
    void aSequenceThatIsGivenOutTwiceIsFound() {
        hear(told(1, "order-created", 1), told(1, "order-created", 9));

        assertThat(broken(committed(1))).contains("what is sent twice is the same message");
    }

    @Test
    void aMessageThatWasCommittedAndNeverSentIsFound() {
        hear(told(1, "order-created", 1));

        assertThat(broken(committed(1, 2)))
                .containsExactly(
                        "the log has the messages of each key in the order of their commits, each once");
    }

    @Test
    void twoMessagesOfAKeyThatHaveChangedPlacesAreFound() {
        hear(told(1, "order-status-changed", 2), told(2, "order-status-changed", 1));

        assertThat(broken(committed(1, 2)))
                .containsExactly(
                        "the log has the messages of each key in the order of their commits, each once");
    }

    @Test
    void aMessageOfNobodyIsFound() {
        hear(told(1, "order-created", 1));

        assertThat(broken(new HashMap<>()))
                .containsExactly(
                        "the log has the messages of each key in the order of their commits, each once");
    }

    @Test
    void aFactBeforeItsCauseIsFound() {
        hear(told(1, "order-confirmed", 1), told(2, "order-created", 2));

        assertThat(broken(committed(1, 2)))
                .containsExactly("no fact before the one that it follows from");
    }

    @Test
    void anOrderThatIsCreatedTwiceIsFound() {
        hear(
                told(1, "order-created", 1),
                told(2, "order-confirmed", 2),
                told(3, "order-created", 3));

        assertThat(broken(committed(1, 2, 3))).containsExactly("one fact of a kind");
    }

    @Test
    void aLogThatNobodyHasReadProvesNothing() {
        assertThat(log.checks(Map.of())).noneMatch(Check::holds);
    }
}

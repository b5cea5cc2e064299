package dev.waybill.warehouse;

import static dev.waybill.warehouse.Samples.JOB;
import static dev.waybill.warehouse.Samples.MUG;
import static dev.waybill.warehouse.Samples.NOON;
import static dev.waybill.warehouse.Samples.SMALL;
import static dev.waybill.warehouse.Samples.TEAPOT;
import static dev.waybill.warehouse.Samples.TEAPOT_GTIN;
import static dev.waybill.warehouse.Samples.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.platform.http.Problem;
import dev.waybill.warehouse.JobCommand.HandOver;
import dev.waybill.warehouse.JobCommand.Miss;
import dev.waybill.warehouse.JobCommand.Pack;
import dev.waybill.warehouse.JobCommand.Scan;
import dev.waybill.warehouse.JobCommand.Start;
import dev.waybill.warehouse.PickingJob.Open;
import dev.waybill.warehouse.PickingJob.Waiting;
import dev.waybill.warehouse.Stop.Wish;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The picture of {@link PickingJob}, walked: every state, and everything that is asked of it. */
class PickingJobTest {

    private static final JobDecider DECIDER = Samples.decider();

    /** Two teapots are all there is to it, so that one is a part and two are the rest. */
    private static final Lines TWO = new Lines(List.of(Line.of(TEAPOT, "TEAPOT", null, 2)));

    private static final PickingJob WAITING =
            new Waiting(Samples.task(DeliveryMethod.HOME_DELIVERY), TWO);
    private static final PickingJob PICKING = after(WAITING, new Start(JOB, "Ada", null));
    private static final PickingJob PARTLY_PICKED = after(PICKING, new Scan(JOB, TEAPOT_GTIN, 1));
    private static final PickingJob PICKED = after(PICKING, new Scan(JOB, TEAPOT_GTIN, 2));
    private static final PickingJob PARTLY_PACKED =
            after(PICKED, new Pack(JOB, SMALL, units(TEAPOT, 1)));
    private static final PickingJob PACKED = after(PICKED, new Pack(JOB, SMALL, null));
    private static final PickingJob HANDED_OVER = after(PACKED, new HandOver(JOB));
    private static final PickingJob STOPPED = ((Open) WAITING).stop(units(TEAPOT, 2), NOON);

    private static final Map<String, PickingJob> STATES = new LinkedHashMap<>();
    private static final Map<String, Function<PickingJob, String>> QUESTIONS =
            new LinkedHashMap<>();

    static {
        STATES.put("waiting", WAITING);
        STATES.put("picking", PICKING);
        STATES.put("partly picked", PARTLY_PICKED);
        STATES.put("picked", PICKED);
        STATES.put("partly packed", PARTLY_PACKED);
        STATES.put("packed", PACKED);
        STATES.put("handed over", HANDED_OVER);
        STATES.put("stopped", STOPPED);
        QUESTIONS.put("start", job -> then(job, new Start(JOB, "Ada", null)));
        QUESTIONS.put("scan 1", job -> then(job, new Scan(JOB, TEAPOT_GTIN, 1)));
        QUESTIONS.put("scan 2", job -> then(job, new Scan(JOB, TEAPOT_GTIN, 2)));
        QUESTIONS.put("miss 1", job -> then(job, new Miss(JOB, TEAPOT, 1, ShortReason.DAMAGED)));
        QUESTIONS.put("miss 2", job -> then(job, new Miss(JOB, TEAPOT, 2, ShortReason.DAMAGED)));
        QUESTIONS.put("pack 1", job -> then(job, new Pack(JOB, SMALL, units(TEAPOT, 1))));
        QUESTIONS.put("pack all", job -> then(job, new Pack(JOB, SMALL, null)));
        QUESTIONS.put("stop 1", job -> stop(job, units(TEAPOT, 1)));
        QUESTIONS.put("stop all", job -> stop(job, null));
        QUESTIONS.put("hand over", job -> then(job, new HandOver(JOB)));
    }

    private static final String TABLE =
            """
            |               | start | scan 1 | scan 2 | miss 1 | miss 2 | pack 1 | pack all | stop 1 | stop all | hand over
            | waiting       | PICKING | no | no | no | no | no | no | WAITING | STOPPED | no
            | picking       | PICKING | PICKING | PICKED | PICKING | STOPPED | no | no | PICKING | STOPPED | no
            | partly picked | PICKING | PICKED | no | PICKED | STOPPED | no | no | PICKED | STOPPED | no
            | picked        | no | no | no | PICKED | STOPPED | PICKED | PACKED | PICKED | STOPPED | no
            | partly packed | no | no | no | PACKED | no | PACKED | PACKED | PACKED | PACKED | no
            | packed        | no | no | no | no | no | no | no | ALREADY_PACKED | ALREADY_PACKED | HANDED_OVER
            | handed over   | no | no | no | no | no | no | no | ALREADY_SHIPPED | ALREADY_SHIPPED | HANDED_OVER
            | stopped       | no | no | no | no | no | no | no | STOPPED | STOPPED | no
            """;

    private static PickingJob after(PickingJob job, JobCommand command) {
        return DECIDER.decide(job, command, NOON).job();
    }

    private static String then(PickingJob job, JobCommand command) {
        try {
            return after(job, command).status().name();
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(409);
            return "no";
        }
    }

    private static String stop(PickingJob job, @Nullable Map<UUID, Integer> units) {
        var wish =
                new Wish(
                        new UUID(5, 5),
                        Samples.ORDER,
                        Samples.FULFILMENT,
                        units,
                        "CUSTOMER_REQUESTED",
                        new UUID(4, 1),
                        NOON);
        var outcome = StopDecider.decide(job, wish, NOON);
        return outcome.answer() instanceof Stop.Denied denied
                ? denied.why().name()
                : outcome.job().status().name();
    }

    @Test
    void everyStateAnswersEverythingAsTheTableSays() {
        assertThat(cells(walked())).isEqualTo(cells(TABLE));
    }

    private static String walked() {
        var table = new StringBuilder("| | " + String.join(" | ", QUESTIONS.keySet()) + "\n");
        STATES.forEach((name, job) -> {
            var answers =
                    QUESTIONS.values().stream()
                            .map(question -> question.apply(job))
                            .collect(Collectors.joining(" | "));
            table.append("| ").append(name).append(" | ").append(answers).append('\n');
        });
        return table.toString();
    }

    private static List<List<String>> cells(String table) {
        return table.lines()
                .map(row -> Arrays.stream(row.split("\\|", -1)).skip(1).map(String::strip).toList())
                .toList();
    }

    @Test
    void theStatesAreTheOnesInTheTable() {
        assertThat(STATES.values().stream().map(PickingJob::status))
                .contains(PickingJob.Status.values());
    }

    @Test
    void oneUnitThatIsStoppedLeavesTheOtherToBePicked() {
        var one = ((Open) PARTLY_PICKED).stop(units(TEAPOT, 1), NOON);

        assertThat(one.lines().find(TEAPOT))
                .contains(new Line(TEAPOT, "TEAPOT", null, 2, 1, 0, 1, 0));
    }

    @Test
    void anotherPickerIsToldWhoHasIt() {
        assertThat(refusal(PICKING, new Start(JOB, "Grace", null)).detail()).contains("Ada");
    }

    @Test
    void whatIsNotOnTheListIsNamed() {
        assertThat(refusal(PICKING, new Miss(JOB, MUG, 1, ShortReason.NOT_FOUND)).code())
                .isEqualTo("wrong-item");
    }

    private static Problem refusal(PickingJob job, JobCommand command) {
        try {
            throw new AssertionError(after(job, command));
        } catch (Problem refused) {
            return refused;
        }
    }
}

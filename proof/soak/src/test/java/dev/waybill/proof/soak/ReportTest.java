package dev.waybill.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Fault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

    private static final long BEGAN = 1_000_000_000_000L;

    private static Strike strike(Kind kind, int from, int until) {
        return new Strike(new Fault(10, kind, 5), BEGAN + from * 1_000L, BEGAN + until * 1_000L, 0);
    }

    private static Result result(Check... checks) {
        var strikes = Stream.of(Kind.values()).map(kind -> strike(kind, 3, 6)).toList();
        return new Result(
                Stream.of(checks).allMatch(Check::holds),
                new Frame(
                        "./waybill prove",
                        200,
                        3,
                        42,
                        "",
                        "2026-11-20T10:00:00Z",
                        "abc",
                        "<m>",
                        "j",
                        "s"),
                new Result.Counts(200, 190, Map.of("FRAUD", 1L), 3, 900, 20, 600, 3_000, 4),
                Map.of("kill -9 Kafka", 1),
                BEGAN,
                BEGAN + 50_000,
                60,
                1.5,
                0.4,
                List.of(new Result.RowSum(Row.MONEY.words(), 1, 10, 0)),
                List.of(checks),
                List.of(new Recovery(Kind.KILL_KAFKA, List.of(1.0, 2.0, 9.0), 0)),
                strikes,
                new int[] {0, 3, 7, 0, 12});
    }

    private static Check good() {
        return Check.of(Row.MONEY, "all is well", "by looking", 10, List.of());
    }

    private static Check bad() {
        return Check.of(Row.MONEY, "all is well", "by looking", 10, List.of("payment <1> differs"));
    }

    @Test
    void thePageSaysTheVerdictFirst() {
        assertThat(HtmlReport.of(result(good()))).contains("Every promise was kept");
        assertThat(HtmlReport.of(result(good(), bad())))
                .contains("NOT every promise was kept: 1 of 2", "payment &lt;1&gt; differs");
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        assertThat(HtmlReport.of(result(good())))
                .doesNotContain("<script", "http://", "https://", "src=", "{{");
    }

    @Test
    void thePicturesAreWellFormed() throws Exception {
        for (var svg :
                List.of(
                        new Timeline(result(good())).svg(),
                        new RecoveryChart(result(good()).recovery()).svg())) {
            var parsed =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(svg)));
            assertThat(parsed.getDocumentElement().getTagName()).isEqualTo("svg");
        }
    }

    @Test
    void eachFaultIsDrawn() {
        var svg = new Timeline(result(good())).svg();

        for (var kind : Kind.values()) {
            assertThat(svg).contains("<title>" + kind.words());
        }
    }

    @Test
    void aCheckOfNothingDoesNotHold() {
        assertThat(Check.of(Row.MONEY, "w", "h", 0, List.of()).holds()).isFalse();
        assertThat(result(Check.of(Row.MONEY, "w", "h", 0, List.of())).exitCode()).isEqualTo(1);
    }

    @Test
    void theTableNamesUpToTenThatAreWrong() {
        var wrong = Stream.iterate(1, n -> n + 1).limit(25).map(n -> "order-" + n + ";").toList();
        var said = new ByteArrayOutputStream();

        result(Check.of(Row.MONEY, "w", "h", 25, wrong)).print(new PrintStream(said));

        assertThat(said.toString()).contains("25", "order-10;").doesNotContain("order-11;");
    }

    @Test
    void theAuditorsInvariantsFallIntoTheirRows() {
        assertThat(Auditor.row("messages parked")).isEqualTo(Row.ONCE);
        assertThat(Auditor.row("payments that are not the sum of their ledger"))
                .isEqualTo(Row.MONEY);
        assertThat(Auditor.row("units oversold")).isEqualTo(Row.STOCK);
        assertThat(Auditor.row("orders that are not the fold of their history"))
                .isEqualTo(Row.VIEWS);
    }

    @Test
    void recoveryIsMeasuredToTheNextOrderThatWasConfirmedAfterTheKill() {
        var memory =
                Memory.of(
                        List.of(
                                ended("before", BEGAN + 3_100, BEGAN + 2_900),
                                ended("after", BEGAN + 7_500, BEGAN + 7_400)),
                        0);

        var found = Recovery.of(List.of(strike(Kind.KILL_POSTGRESQL, 3, 5)), memory);

        assertThat(found).containsExactly(new Recovery(Kind.KILL_POSTGRESQL, List.of(4.5), 0));
    }

    private static Entry ended(String session, long at, long finishedAt) {
        return new Entry.Ended(at, 1, session, "CONFIRMED", null, "o", 1, "GBP", finishedAt);
    }
}

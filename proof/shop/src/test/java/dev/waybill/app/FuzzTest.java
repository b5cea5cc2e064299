package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.fuzz.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A short run of what ./waybill fuzz does at length. */
class FuzzTest {

    @Test
    void sixHundredBadRequestsFindNothing() {
        var url = URI.create("http://127.0.0.1:" + AppWorld.shared().waybill().port());
        var out = new ByteArrayOutputStream();
        var options = new Fuzz.Options(url, 600, 20261120, 8, 0, AppWorld.SECRET);

        var report = Fuzz.run(options, new PrintStream(out, true, StandardCharsets.UTF_8));
        report.print(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(report.isClean()).as(out.toString(StandardCharsets.UTF_8)).isTrue();
    }
}

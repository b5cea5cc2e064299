package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.embedded.TestServers;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PgLimitTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    @Test
    void countsTransactionsAndLeavesNothingBehind() throws Exception {
        var url = TestServers.freshDatabase();

        var figures = PgLimit.run(new PgLimit.Options(url, 4, Duration.ofMillis(500)), NOWHERE);

        assertThat(figures.orders()).isPositive();
        assertThat(figures.refusals()).isZero();
        assertThat(figures.ordersPerSecond()).isEqualTo(figures.orders() / figures.seconds());
        assertThat(figures.fsync()).isEqualTo("off"); // the tests' PostgreSQL: it is told as it is
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regnamespace('bench_limit')::text")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isNull();
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsOneSentence() {
        var nowhere = PgLimit.Options.of("jdbc:postgresql://127.0.0.1:1/none?user=x");

        assertThatThrownBy(() -> PgLimit.run(nowhere, NOWHERE))
                .isInstanceOf(Unusable.class)
                .hasMessageStartingWith("The limit could not be measured at");
    }
}

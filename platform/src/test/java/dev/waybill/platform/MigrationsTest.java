package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    @Test
    void eachSystemHasItsOwnSchemaAndHistory() {
        try (var world = new TestWorld(Clock.systemUTC())) {
            Migrations.run(world.pool(), "proofs");

            assertThat(
                            world.database()
                                    .sql(
                                            """
                                            select table_schema || '.' || table_name from information_schema.tables
                                            where table_name in ('flyway_history', 'entry') order by 1
                                            """)
                                    .query(String.class)
                                    .list())
                    .containsExactly(
                            "platform.flyway_history", "proofs.entry", "proofs.flyway_history");
        }
    }

    @Test
    void runningThemAgainChangesNothing() {
        try (var world = new TestWorld(Clock.systemUTC())) {
            Migrations.run(world.pool(), "proofs");
            Migrations.run(world.pool(), "proofs");

            assertThat(
                            world.database()
                                    .sql(
                                            "select count(*) from proofs.flyway_history where type = 'SQL'")
                                    .query(Long.class)
                                    .single())
                    .isEqualTo(1);
        }
    }
}

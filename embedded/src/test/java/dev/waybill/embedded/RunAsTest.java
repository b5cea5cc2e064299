package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAsTest {
    @TempDir Path temp;

    @Test
    void rootStartsPostgresEvenWhereUserNamespacesAreForbidden() throws Exception {
        assumeTrue(RunAs.detect() != RunAs.OURSELVES && RunAs.NOBODY.works());
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx--x--x"));
        var settings = EmbeddedPostgres.Settings.fast(temp.resolve("data"));

        var nobody = EmbeddedPostgres.start(settings, RunAs.NOBODY);
        EmbeddedPostgresTest.run(nobody, "create table mark (id int)");
        nobody.stop();

        try (var again = EmbeddedPostgres.start(settings)) {
            assertThat(EmbeddedPostgresTest.ask(again, "select count(*) from mark")).isEqualTo("0");
        }
    }
}

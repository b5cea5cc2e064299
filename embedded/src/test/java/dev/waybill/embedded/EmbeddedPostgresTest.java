package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.embedded.EmbeddedPostgres.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir Path temp;
    private Path data;

    @BeforeEach
    void folder() {
        data = temp.resolve("data");
    }

    @AfterEach
    void stop() {
        EmbeddedPostgres.stopLeftover(data);
    }

    @Test
    void durableSettingsHoldWhateverTheFileSays() throws Exception {
        EmbeddedPostgres.start(Settings.fast(data)).stop();
        Files.writeString(
                data.resolve("postgresql.conf"),
                "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n",
                StandardOpenOption.APPEND);

        var postgres = EmbeddedPostgres.start(Settings.durable(data, 0));

        assertThat(ask(postgres, "show fsync")).isEqualTo("on");
        assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        assertThat(ask(postgres, "show max_connections")).isEqualTo("100");
    }

    @Test
    void theDatabaseSpeaksUtf8AndSortsByBytesAndLivesInUtc() throws Exception {
        var postgres = EmbeddedPostgres.start(Settings.fast(data));

        assertThat(ask(postgres, "show server_encoding")).isEqualTo("UTF8");
        assertThat(ask(postgres, "select ('B' < 'a')::text || lower('É')")).isEqualTo("trueé");
        assertThat(ask(postgres, "select current_database()")).isEqualTo("waybill");
        assertThat(ask(postgres, "select setting from pg_settings where name = 'log_timezone'"))
                .isEqualTo("UTC");
        assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask(postgres, "show jit")).isEqualTo("off");
    }

    @Test
    void whatWasCommittedSurvivesTheKillingOfTheServer() throws Exception {
        var first = EmbeddedPostgres.start(Settings.durable(data, 0));
        run(first, "create table mark as select generate_series(1, 1000) as id");
        kill(first.pid());

        var second = EmbeddedPostgres.start(Settings.durable(data, 0));

        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(ask(second, "select count(*) from mark")).isEqualTo("1000");
    }

    @Test
    void theStartWaitsForAStatementThatOutlivedItsKilledServer() throws Exception {
        var first = EmbeddedPostgres.start(Settings.durable(data, 0));
        try (var thread = Executors.newSingleThreadExecutor()) {
            var statement =
                    thread.submit(
                            () -> ask(first, "select count(*) from generate_series(1, 5000000)"));
            await().until(() -> busy(first));
            kill(first.pid());

            var second = EmbeddedPostgres.start(Settings.durable(data, 0));

            assertThat(ask(second, "select 1")).isEqualTo("1");
            assertThat(statement).isDone();
        }
    }

    private static boolean busy(EmbeddedPostgres postgres) throws SQLException {
        return !ask(
                        postgres,
                        "select count(*) from pg_stat_activity where query ~ '^select count.*series'"
                                + " and state = 'active'")
                .equals("0");
    }

    @Test
    void aServerThatOutlivedItsJvmIsGoneOnWith() {
        var first = EmbeddedPostgres.start(Settings.durable(data, 0));

        var second = EmbeddedPostgres.start(Settings.durable(data, 0));

        assertThat(second.pid()).isEqualTo(first.pid());
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(EmbeddedPostgres.stopLeftover(data)).isTrue();
        assertThat(ProcessHandle.of(first.pid()).filter(Processes::alive)).isEmpty();
        assertThat(EmbeddedPostgres.stopLeftover(data)).isFalse();
    }

    @Test
    void aFastServerIsRestartedForWhoAsksForADurableOne() throws Exception {
        var fast = EmbeddedPostgres.start(Settings.fast(data));

        var durable = EmbeddedPostgres.start(Settings.durable(data, 0));

        assertThat(durable.pid()).isNotEqualTo(fast.pid());
        assertThat(ask(durable, "show fsync")).isEqualTo("on");
    }

    @Test
    void aPidFileThatNamesAStrangerDoesNotHinderTheStart() throws Exception {
        var first = EmbeddedPostgres.start(Settings.durable(data, 0));
        var file = data.resolve("postmaster.pid");
        var left = Files.readString(file);
        kill(first.pid());
        var us = String.valueOf(ProcessHandle.current().pid());
        Files.writeString(file, left.replaceFirst("^\\d+", us));

        var second = EmbeddedPostgres.start(Settings.durable(data, 0));

        assertThat(ask(second, "select 1")).isEqualTo("1");
    }

    @Test
    void aTakenPortIsOneClearSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = Settings.durable(data, taken.getLocalPort());

            assertThatExceptionOfType(EmbeddedFailure.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(settings))
                    .withMessage(
                            "Port %d on 127.0.0.1 is taken by another process: stop it or give"
                                    + " PostgreSQL another port.",
                            taken.getLocalPort());
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsOneClearSentenceAndIsLeftAlone() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("PG_VERSION"), "17\n");

        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Settings.durable(data, 0)))
                .withMessageContaining("holds data of PostgreSQL 17, but this Waybill brings");
        assertThat(data).isDirectoryContaining(file -> file.endsWith("PG_VERSION"));
    }

    @Test
    void aFolderOfSomethingElseIsOneClearSentenceAndIsLeftAlone() throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("thesis.txt"), "years of work");

        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Settings.durable(data, 0)))
                .withMessageContaining("holds something else than PostgreSQL");
        assertThat(data.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void aFolderThatCannotBeMadeIsOneClearSentence() throws IOException {
        var file = Files.writeString(temp.resolve("file"), "not a folder");

        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Settings.fast(file.resolve("data"))))
                .withMessageEndingWith("cannot be written: give another one or its rights.");
    }

    @Test
    void aBrokenConfigurationFailsWithTheLogAsDetail() throws Exception {
        EmbeddedPostgres.start(Settings.fast(data)).stop();
        Files.writeString(
                data.resolve("postgresql.conf"), "no_such = 1\n", StandardOpenOption.APPEND);

        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> EmbeddedPostgres.start(Settings.fast(data)))
                .satisfies(failure -> assertThat(failure.detail()).contains("no_such"))
                .withMessageStartingWith("PostgreSQL did not start on folder");
    }

    @Test
    void aVeryLongPathWithBlanksIsNoProblem() throws Exception {
        data = temp.resolve("a long name with 'blanks' ".repeat(8).strip()).resolve("data");

        assertThat(ask(EmbeddedPostgres.start(Settings.fast(data)), "select 1")).isEqualTo("1");
    }

    static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void kill(long pid) {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        await().until(() -> !Processes.alive(process));
    }
}

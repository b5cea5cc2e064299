package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The data folder of one PostgreSQL: made, configured, started on and stopped. */
record PostgresFolder(Path path, PostgresBinaries binaries, RunAs runAs) {
    private static final Duration INIT_LIMIT = Duration.ofMinutes(3);
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private static final Duration END_LIMIT = Duration.ofSeconds(10);

    private static final String ACCESS =
            """
            # Waybill: this machine only, without a password
            host all all 127.0.0.1/32 trust
            """;

    /** Makes the folder a data folder of ours, if it is not one already. */
    void prepare() {
        try {
            Files.createDirectories(Folders.parent(path));
            if (!Files.exists(path.resolve("PG_VERSION"))) {
                init();
            }
            var major = Files.readString(path.resolve("PG_VERSION")).strip();
            if (!major.equals(binaries.major())) {
                throw otherVersion(major);
            }
            Folders.copyResource("waybill.conf", path);
            runAs.own(path);
        } catch (IOException e) {
            throw Folders.notWritable(path, e);
        }
    }

    private EmbeddedFailure otherVersion(String major) {
        return new EmbeddedFailure(
                "Folder "
                        + path
                        + " holds data of PostgreSQL "
                        + major
                        + ", but this Waybill brings PostgreSQL "
                        + binaries.major()
                        + ": give another folder, or dump and restore the data.");
    }

    /** In a sibling that is renamed when it is whole: a half-made folder is never taken for one. */
    private void init() throws IOException {
        if (Files.exists(path) && !Folders.isEmpty(path)) {
            throw new EmbeddedFailure(
                    "Folder " + path + " holds something else than PostgreSQL: give an empty one.");
        }
        Folders.writable(Folders.parent(path));
        var unfinished = Folders.beside(path, ".new");
        Folders.delete(unfinished);
        Files.createDirectory(unfinished);
        runAs.own(unfinished);
        var init = runAs.run(initCommand(unfinished), INIT_LIMIT);
        if (!init.succeeded()) {
            throw diagnose(init.output(), 0);
        }
        Files.writeString(unfinished.resolve("pg_hba.conf"), ACCESS);
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                "\ninclude 'waybill.conf'\n",
                StandardOpenOption.APPEND);
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Sorts by bytes like locale C, but knows the case of letters beyond ASCII. */
    private List<String> initCommand(Path folder) {
        return List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder,
                "--username=waybill",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--auth=trust",
                "--no-instructions");
    }

    void launch(int port, Durability durability) {
        try {
            var log = log();
            Folders.roll(log);
            var from = Folders.size(log);
            var options = "-p " + port + durability.options();
            var start =
                    pgCtl(
                            START_LIMIT,
                            "start",
                            "-w",
                            "-t",
                            "280",
                            "-l",
                            log.toString(),
                            "-o",
                            options);
            if (!start.succeeded()) {
                throw diagnose(start.output() + "\n" + Folders.tail(log, from), port);
            }
        } catch (IOException e) {
            throw Folders.notWritable(path, e);
        }
    }

    void stop() {
        var running = Postmaster.of(path);
        if (running.isEmpty()) {
            return;
        }
        var stop = pgCtl(STOP_LIMIT, "stop", "-m", "fast", "-w", "-t", "100");
        // pg_ctl is content when the pid file is gone, which is a moment before the process is.
        if (!running.get().endsWithin(END_LIMIT)) {
            throw new EmbeddedFailure(
                    "PostgreSQL of " + path + " could not be stopped.",
                    stop.output() + "\n" + Folders.tail(log(), 0));
        }
    }

    private Path log() {
        return path.resolve("waybill.log");
    }

    private Command pgCtl(Duration limit, String... words) {
        var command = new ArrayList<>(List.of(binaries.program("pg_ctl")));
        command.addAll(List.of("-D", path.toString()));
        command.addAll(List.of(words));
        return runAs.run(command, limit);
    }

    /** One sentence for what the log says. */
    EmbeddedFailure diagnose(String said, int port) {
        if (said.contains("No space left on device")) {
            return Folders.diskFull(path, said);
        }
        if (said.contains("Address already in use")) {
            return new EmbeddedFailure(Ports.takenSentence(port, "PostgreSQL"), said);
        }
        if (said.contains("Permission denied")) {
            return new EmbeddedFailure(
                    "Folder " + path + " cannot be written: give another one or its rights.", said);
        }
        if (said.contains("Is another postmaster")) {
            return new EmbeddedFailure(
                    "Another PostgreSQL holds folder " + path + " and does not answer.", said);
        }
        if (said.contains("is still in use")) {
            return new EmbeddedFailure(
                    "A statement of a killed PostgreSQL still runs on folder %s: end it or wait."
                            .formatted(path),
                    said);
        }
        return new EmbeddedFailure("PostgreSQL did not start on folder " + path + ".", said);
    }
}

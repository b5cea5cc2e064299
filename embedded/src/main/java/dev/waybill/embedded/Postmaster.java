package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The server process of a data folder, as its {@code postmaster.pid} tells. */
record Postmaster(long pid, int port) {
    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Cannot connect now (it starts or stops), and the connection refusals of JDBC. */
    private static final Set<String> NOT_YET = Set.of("57P03", "08001", "08006", "08004");

    /** What lives on the folder, whoever started it; empty if its file is stale or missing. */
    static Optional<Postmaster> of(Path folder) {
        var file = folder.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var found = read(Files.readAllLines(file));
            if (found.isEmpty() || found.get().pidOfAnother()) {
                // A crash left it, and PostgreSQL would not dare to take it over by itself.
                Files.delete(file);
                return Optional.empty();
            }
            return found.filter(Postmaster::alive);
        } catch (IOException e) {
            throw Folders.notWritable(folder, e);
        }
    }

    private static Optional<Postmaster> read(List<String> lines) {
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        var pid = Long.parseLong(lines.getFirst().strip());
        return Optional.of(new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).strip())));
    }

    boolean alive() {
        return ProcessHandle.of(pid).filter(Processes::alive).isPresent();
    }

    /** A zombie's or, after a restart of the machine, anybody's. */
    private boolean pidOfAnother() {
        return ProcessHandle.of(pid)
                .filter(process -> !Processes.alive(process) || isStranger(process))
                .isPresent();
    }

    private static boolean isStranger(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> !name.startsWith("postgres"))
                .isPresent();
    }

    /** Waits until it answers, through a recovery if need be, and is the one of this folder. */
    boolean answersFor(Path folder) {
        var process = ProcessHandle.of(pid);
        var tries = PATIENCE.dividedBy(POLL);
        for (var i = 0; i < tries && process.isPresent(); i++) {
            try {
                return Files.isSameFile(Path.of(ask("show data_directory")), folder);
            } catch (SQLException e) {
                if (!NOT_YET.contains(e.getSQLState())
                        || Processes.endsWithin(process.get(), POLL)) {
                    return false;
                }
            } catch (IOException _) {
                return false;
            }
        }
        return false;
    }

    boolean isDurable() {
        try {
            return ask("show fsync").equals("on");
        } catch (SQLException _) {
            return false;
        }
    }

    boolean endsWithin(Duration limit) {
        return ProcessHandle.of(pid).map(p -> Processes.endsWithin(p, limit)).orElse(true);
    }

    void createDatabase(String name) {
        try {
            var exists = ask("select count(*) from pg_database where datname = '" + name + "'");
            if (exists.equals("0")) {
                execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new EmbeddedFailure("Database " + name + " could not be created.", e);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=waybill";
    }

    private String ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

package dev.waybill.cli;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes that live on a data folder, as their pid files tell. */
record Residents(DataFolder folder) {
    /** An application finishes what it has begun to answer. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private static final int PORT_LINE = 3;

    /**
     * @param port 0 while it is not known
     * @param memory resident bytes, 0 where they cannot be told
     */
    record Resident(String name, long pid, int port, Instant since, long memory) {}

    Optional<PidFile> application() {
        return PidFile.living(folder.pidFile());
    }

    List<Resident> all() {
        var all = new ArrayList<Resident>();
        application().ifPresent(pid -> all.add(resident("application", pid)));
        postgres().ifPresent(all::add);
        PidFile.living(folder.kafka().resolve("broker.pid"))
                .ifPresent(pid -> all.add(resident("Kafka", pid)));
        PidFile.living(SimulatorsProcess.pidFile(folder))
                .ifPresent(pid -> all.add(resident("simulators", pid)));
        return all;
    }

    private static Resident resident(String name, PidFile pid) {
        return new Resident(
                name, pid.pid(), pid.port(), pid.started(), Processes.memory(pid.pid()));
    }

    /** Its file has lines: pid, data folder, start in seconds, port. */
    private Optional<Resident> postgres() {
        var file = folder.postgresql().resolve("postmaster.pid");
        try {
            var lines = Files.readAllLines(file);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            var port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return Processes.living(Long.parseLong(lines.getFirst().strip()))
                    .filter(process ->
                            process.info().command().orElse("postgres").contains("postgres"))
                    .map(process ->
                            new Resident(
                                    "PostgreSQL",
                                    process.pid(),
                                    port,
                                    process.info().startInstant().orElse(Instant.EPOCH),
                                    Processes.memoryWithChildren(process)));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty(); // none there, or it is just being written
        }
    }

    /** Stops the application, and then what is left of what it stands on; false if nothing ran. */
    boolean stop() {
        var found = all();
        application()
                .flatMap(pid -> Processes.living(pid.pid()))
                .ifPresent(process -> Processes.end(process, STOP_LIMIT));
        SimulatorsProcess.of(folder).ifPresent(SimulatorsProcess::stop);
        EmbeddedKafka.stopLeftover(folder.kafka());
        EmbeddedPostgres.stopLeftover(folder.postgresql());
        return !found.isEmpty();
    }
}

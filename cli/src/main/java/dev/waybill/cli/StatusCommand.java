package dev.waybill.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tells what runs and how it is, and whether it adds up. */
@picocli.CommandLine.Command(name = "status")
final class StatusCommand extends Command {
    @Option(names = "--verify")
    private boolean verify;

    @Option(names = "--json")
    private @Nullable Path json;

    StatusCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var residents = new Residents(folder());
        var application = residents.application().filter(pid -> pid.port() > 0);
        if (application.isEmpty()) {
            return down(residents);
        }
        var api = new Api(application.get().url());
        return verify ? verified(Invariants.askedOf(api)) : shown(Status.of(residents, api));
    }

    private int down(Residents residents) {
        var left = residents.all();
        var starts = residents.application().isPresent();
        JsonFile.write(json, new Status.Figures(false, null, left, List.of(), null));
        console.out()
                .println(
                        "Waybill "
                                + (starts ? "is starting" : "does not run")
                                + " on "
                                + folder().root()
                                + ".");
        if (!left.isEmpty()) {
            Status.processes(left).print(console.out());
        }
        return 1;
    }

    private int shown(Status.Figures status) {
        Status.print(status, console.out());
        JsonFile.write(json, status);
        return status.up() ? 0 : 1;
    }

    private int verified(Invariants invariants) {
        invariants.print(console.out());
        JsonFile.write(json, invariants);
        return invariants.hold() ? 0 : 1;
    }
}

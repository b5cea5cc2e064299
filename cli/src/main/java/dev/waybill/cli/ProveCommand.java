package dev.waybill.cli;

import dev.waybill.proof.soak.Soak;
import java.util.List;
import picocli.CommandLine.Option;

/** Kills a Waybill in pieces while orders flow, and counts what is left of its promises. */
@picocli.CommandLine.Command(name = "prove")
final class ProveCommand extends Command {
    @Option(names = "--orders")
    private int orders = 2_000;

    @Option(names = "--kills")
    private int kills = 6;

    @Option(names = "--seed")
    private long seed = 42;

    ProveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var jvm = List.of("@" + console.home().resolve("cli/jvm/application.options"));
        var own = folder().root().resolve("prove");
        var result = Soak.run(new Soak.Options(own, orders, kills, seed, jvm, ""), console.out());
        result.print(console.out());
        return result.holds() ? 0 : 1;
    }
}

package dev.waybill.proof.simulate;

import dev.waybill.proof.mutants.KnownBug;

final class TryMutants {
    public static void main(String[] args) throws Exception {
        var from = Long.parseLong(args[0]);
        var to = Long.parseLong(args[1]);
        try (var servers = Servers.start();
                var workshop = servers.workshop()) {
            for (var bug : KnownBug.values()) {
                if (args.length > 2 && !bug.name().contains(args[2])) continue;
                var begun = System.nanoTime();
                var caught = "SURVIVES";
                for (var seed = from; seed <= to; seed++) {
                    try {
                        var outcome = World.play(Plan.of(seed), workshop, bug.parts());
                        if (!outcome.violations().isEmpty()) {
                            caught = "seed " + seed + " " + outcome.violations();
                            break;
                        }
                    } catch (RuntimeException e) {
                        e.printStackTrace(System.out);
                        caught = "seed " + seed + " " + e;
                        break;
                    }
                }
                System.out.printf(
                        "%s: %d ms %s%n",
                        bug,
                        (System.nanoTime() - begun) / 1_000_000,
                        caught.substring(0, Math.min(500, caught.length())));
            }
        }
        System.exit(0);
    }
}

package dev.waybill.proof.simulate;

import dev.waybill.platform.Parts;
import java.util.List;

final class Try {
    public static void main(String[] args) throws Exception {
        var from = Long.parseLong(args[0]);
        var to = Long.parseLong(args[1]);
        var safe = args.length > 2 && args[2].contains("safe");
        var show = args.length > 2 && args[2].contains("trace");
        var twice = args.length > 2 && args[2].contains("twice");
        try (var servers = Servers.start();
                var workshop = servers.workshop()) {
            var coverage = new Coverage();
            var steps = 0L;
            var begun = System.nanoTime();
            for (var seed = from; seed <= to; seed++) {
                var plan = Plan.of(seed);
                if (safe) plan = plan.with(plan.wishes(), List.of());
                var t0 = System.nanoTime();
                var outcome = World.play(plan, workshop, Parts.AS_BUILT);
                steps += outcome.steps();
                coverage.add(outcome.coverage());
                if (show) outcome.trace().forEach(System.out::println);
                System.out.printf(
                        "seed %d: %d steps, %d ms %s %s%n",
                        seed,
                        outcome.steps(),
                        (System.nanoTime() - t0) / 1_000_000,
                        outcome.violations(),
                        outcome.violations().isEmpty() ? "" : plan);
                if (twice) {
                    var again = World.play(plan, workshop, Parts.AS_BUILT);
                    if (!again.trace().equals(outcome.trace())) {
                        for (int i = 0;
                                i < Math.min(again.trace().size(), outcome.trace().size());
                                i++) {
                            if (!again.trace().get(i).equals(outcome.trace().get(i))) {
                                for (int j = Math.max(0, i - 5); j < i; j++)
                                    System.out.println("   = " + outcome.trace().get(j));
                                System.out.println(
                                        "DIFFERS at "
                                                + i
                                                + "\n  "
                                                + outcome.trace().get(i)
                                                + "\n  "
                                                + again.trace().get(i));
                                break;
                            }
                        }
                    }
                }
            }
            System.out.printf(
                    "%d steps, %.1f ms per seed%n",
                    steps, (System.nanoTime() - begun) / 1e6 / (to - from + 1));
            coverage.transitions().forEach((k, v) -> System.out.println(k + " " + v));
            System.out.println(coverage.faults());
        }
        System.exit(0);
    }
}

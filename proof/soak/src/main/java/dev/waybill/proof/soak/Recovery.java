package dev.waybill.proof.soak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long it took from a kill until an order that was confirmed after it was known to its
 * customer.
 *
 * @param seconds of each kill, ascending
 * @param never kills after which no order was confirmed
 */
record Recovery(Fault.Kind kind, List<Double> seconds, int never) {

    static List<Recovery> of(List<Strike> strikes, Memory memory) {
        var ends = new ArrayList<>(memory.confirmed());
        ends.sort(Comparator.comparingLong(Entry.Ended::at));
        Map<Fault.Kind, List<Double>> all = new EnumMap<>(Fault.Kind.class);
        Map<Fault.Kind, Integer> never = new EnumMap<>(Fault.Kind.class);
        for (var strike : strikes) {
            var kind = strike.fault().kind();
            if (!kind.kills() && kind != Fault.Kind.RESTART_EVERYTHING) {
                continue;
            }
            var list = all.computeIfAbsent(kind, _ -> new ArrayList<>());
            var next = next(strike, ends);
            if (next < 0) {
                never.merge(kind, 1, Integer::sum);
            } else {
                list.add((next - strike.from()) / 1e3);
            }
        }
        return all.entrySet().stream()
                .map(each ->
                        new Recovery(
                                each.getKey(),
                                each.getValue().stream().sorted().toList(),
                                never.getOrDefault(each.getKey(), 0)))
                .toList();
    }

    /** When the next confirmation was known; -1 if there was none. */
    private static long next(Strike strike, List<Entry.Ended> ends) {
        // A restart answers what it has begun: what is asked for is the first after it.
        var after = strike.fault().kind().kills() ? strike.from() : strike.until();
        var confirmedAfter = after + strike.worldOffset();
        return ends.stream()
                .filter(end -> end.at() > after && end.finishedAt() > confirmedAfter)
                .mapToLong(Entry.Ended::at)
                .findFirst()
                .orElse(-1);
    }

    double median() {
        if (seconds.isEmpty()) {
            return Double.NaN;
        }
        var upper = seconds.size() / 2;
        var lower = (seconds.size() - 1) / 2;
        return (seconds.get(lower) + seconds.get(upper)) / 2;
    }

    double longest() {
        return seconds.isEmpty() ? Double.NaN : seconds.getLast();
    }
}

package dev.waybill.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A set of numbers that mostly follow one another, in whatever order and however often they come.
 */
final class Ranges {

    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** From {@code first} to {@code last}, both included. */
    record Range(long first, long last) {}

    void add(long number) {
        var before = lastByFirst.floorEntry(number);
        if (before != null && number <= before.getValue()) {
            return;
        }
        var first = before != null && before.getValue() == number - 1 ? before.getKey() : number;
        var joined = lastByFirst.remove(number + 1);
        lastByFirst.put(first, joined == null ? number : joined);
    }

    long highest() {
        return lastByFirst.isEmpty() ? 0 : lastByFirst.lastEntry().getValue();
    }

    /** What is missing from {@code first} on. */
    List<Range> holesFrom(long first) {
        var holes = new ArrayList<Range>();
        var next = first;
        for (var range : lastByFirst.entrySet()) {
            if (range.getKey() > next) {
                holes.add(new Range(next, range.getKey() - 1));
            }
            next = Math.max(next, range.getValue() + 1);
        }
        return holes;
    }
}

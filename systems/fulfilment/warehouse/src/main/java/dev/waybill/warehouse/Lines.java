package dev.waybill.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** The lines of a job, one per product. */
record Lines(List<Line> all) {

    Lines {
        all = List.copyOf(all);
        if (all.stream().map(Line::productId).distinct().count() != all.size()) {
            throw new IllegalArgumentException("a job has one line per product");
        }
    }

    Optional<Line> find(UUID productId) {
        return all.stream().filter(line -> line.productId().equals(productId)).findFirst();
    }

    Lines with(Line changed) {
        return new Lines(
                all.stream()
                        .map(line -> line.productId().equals(changed.productId()) ? changed : line)
                        .toList());
    }

    int open() {
        return sum(Line::open);
    }

    int picked() {
        return sum(Line::picked);
    }

    int unpacked() {
        return sum(Line::unpacked);
    }

    int packed() {
        return sum(Line::packed);
    }

    Map<UUID, Integer> asked() {
        return units(Line::asked);
    }

    Map<UUID, Integer> unpackedUnits() {
        return units(Line::unpacked);
    }

    /** Units that may still stay in the warehouse. */
    Map<UUID, Integer> free() {
        return units(Line::free);
    }

    /** Of what is wanted back, what is not packed yet. */
    Map<UUID, Integer> freeOf(Map<UUID, Integer> wanted) {
        var free = new LinkedHashMap<UUID, Integer>();
        for (var line : all) {
            var units = Math.min(line.free(), wanted.getOrDefault(line.productId(), 0));
            if (units > 0) {
                free.put(line.productId(), units);
            }
        }
        return free;
    }

    Lines stop(Map<UUID, Integer> units) {
        return new Lines(
                all.stream()
                        .map(line -> line.stop(units.getOrDefault(line.productId(), 0)))
                        .toList());
    }

    Lines pack(Map<UUID, Integer> units) {
        return new Lines(
                all.stream()
                        .map(line -> line.pack(units.getOrDefault(line.productId(), 0)))
                        .toList());
    }

    private Map<UUID, Integer> units(ToIntFunction<Line> count) {
        var units = new LinkedHashMap<UUID, Integer>();
        for (var line : all) {
            if (count.applyAsInt(line) > 0) {
                units.put(line.productId(), count.applyAsInt(line));
            }
        }
        return units;
    }

    private int sum(ToIntFunction<Line> count) {
        return all.stream().mapToInt(count).sum();
    }
}

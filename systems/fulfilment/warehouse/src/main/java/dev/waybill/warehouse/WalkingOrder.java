package dev.waybill.warehouse;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a picker walks past things: into the first aisle, out of the next, as a snake
 * goes, so that no aisle is walked twice. What has no bin comes last.
 */
final class WalkingOrder {

    private WalkingOrder() {}

    /**
     * @param name decides between things at one place, so that the order is always the same
     */
    static <T> List<T> of(
            List<T> things, Function<T, @Nullable Bin> place, Function<T, String> name) {
        var aisles = new TreeMap<Integer, List<T>>();
        var nowhere = new ArrayList<T>();
        for (var thing : things) {
            var bin = place.apply(thing);
            (bin == null ? nowhere : aisles.computeIfAbsent(bin.aisle(), _ -> new ArrayList<>()))
                    .add(thing);
        }
        var walk = new ArrayList<T>(things.size());
        var inwards = true;
        for (var aisle : aisles.values()) {
            aisle.sort(along(place, inwards).thenComparing(name));
            walk.addAll(aisle);
            inwards = !inwards;
        }
        nowhere.sort(comparing(name));
        walk.addAll(nowhere);
        return walk;
    }

    private static <T> Comparator<T> along(Function<T, @Nullable Bin> place, boolean inwards) {
        Comparator<T> bay = comparingInt(thing -> bin(thing, place).bay());
        return (inwards ? bay : bay.reversed())
                .thenComparingInt(thing -> bin(thing, place).level());
    }

    private static <T> Bin bin(T thing, Function<T, @Nullable Bin> place) {
        return Objects.requireNonNull(place.apply(thing));
    }
}

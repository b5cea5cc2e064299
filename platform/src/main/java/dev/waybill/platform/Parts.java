package dev.waybill.platform;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which parts a house is put together from: always those that it was built with. Only the proof
 * puts a wrong one in the place of one of them, to show that it would notice; a rule sees to it
 * that nobody else does, and what goes into production has no wrong part on its class path.
 */
public final class Parts {

    public static final Parts AS_BUILT = new Parts(Map.of());

    private final Map<Class<?>, UnaryOperator<Object>> swaps;

    private Parts(Map<Class<?>, UnaryOperator<Object>> swaps) {
        this.swaps = swaps;
    }

    /**
     * Every part as built but one.
     *
     * @param wrong makes the wrong part out of the right one
     */
    public static <T> Parts butFor(Class<T> kind, UnaryOperator<T> wrong) {
        return new Parts(Map.of(kind, right -> wrong.apply(kind.cast(right))));
    }

    /** The part to use where {@code right} belongs. */
    public <T> T choose(Class<T> kind, T right) {
        var swap = swaps.get(kind);
        return swap == null ? right : kind.cast(swap.apply(right));
    }
}

package dev.waybill.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WalkingOrderTest {

    private static final Map<String, Bin> BINS =
            new TreeMap<>(
                    Map.of(
                            "first", new Bin(1, 2, 0),
                            "second", new Bin(1, 9, 1),
                            "third", new Bin(1, 9, 3),
                            "fourth", new Bin(4, 8, 0),
                            "fifth", new Bin(4, 3, 0),
                            "sixth", new Bin(7, 1, 0),
                            "seventh", new Bin(7, 5, 0)));

    private static List<String> walk(List<String> things) {
        return WalkingOrder.of(things, BINS::get, thing -> thing);
    }

    @Test
    void intoOneAisleAndOutOfTheNext() {
        assertThat(walk(List.copyOf(BINS.keySet())))
                .containsExactly("first", "second", "third", "fourth", "fifth", "sixth", "seventh");
    }

    /** Only aisles that are walked count: the direction follows from where the picker comes out. */
    @Test
    void anAisleWithoutItemsIsWalkedPast() {
        assertThat(walk(List.of("sixth", "seventh", "first")))
                .containsExactly("first", "seventh", "sixth");
    }

    @Test
    void whatHasNoBinComesLastByName() {
        assertThat(walk(List.of("b", "first", "a"))).containsExactly("first", "a", "b");
    }

    @Test
    void theOrderOfTheOrderDoesNotMatter() {
        var things = new ArrayList<>(BINS.keySet());
        things.addAll(List.of("a", "b"));
        var walked = walk(things);
        var random = new Random(7);

        for (var round = 0; round < 100; round++) {
            Collections.shuffle(things, random);
            assertThat(walk(things)).isEqualTo(walked);
        }
    }
}

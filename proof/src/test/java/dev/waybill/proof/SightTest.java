package dev.waybill.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.proof.Sight.Taken;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SightTest {

    @Test
    void whatHasGoneMeanwhileIsNotCounted() {
        assertThat(seen("a", "b").since(seen("c", "a")).found())
                .extracting(Violation::id)
                .containsExactly("a");
        assertThat(seen("b").since(seen("a")).isClean()).isTrue();
    }

    @Test
    void whatIsTooManyToTellApartIsCountedAllTheSame() {
        var many = new Taken(1_000_000, List.of(new Violation("a", "")));

        assertThat(many.since(new Taken(900_000, List.of(new Violation("z", "")))).count())
                .isEqualTo(900_000);
    }

    private static Taken seen(String... ids) {
        return Taken.of(Stream.of(ids).map(id -> new Violation(id, "is wrong")).toList());
    }
}

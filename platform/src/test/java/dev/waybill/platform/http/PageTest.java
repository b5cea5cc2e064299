package dev.waybill.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void theExtraItemShowsThatThereIsANextPage() {
        var page = Page.of(List.of("a", "b", "c"), 2, Cursor::encode);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.decode(String.valueOf(page.nextCursor()), 1)).containsExactly("b");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of("a", "b"), 2, Cursor::encode).nextCursor()).isNull();
        assertThat(Page.of(List.<String>of(), 2, Cursor::encode).nextCursor()).isNull();
    }

    @Test
    void aLimitIsFromOneTo200And50WithoutOne() {
        assertThat(Page.limit(null)).isEqualTo(50);
        assertThat(Page.limit(200)).isEqualTo(200);
        assertRefused(() -> Page.limit(0));
        assertRefused(() -> Page.limit(201));
    }

    @Test
    void aCursorKeepsItsPartsWhateverIsInThem() {
        assertThat(Cursor.decode(Cursor.encode("ä/?&", "", "3"), 3))
                .containsExactly("ä/?&", "", "3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64 !", "YQ", "////", "\u0000"})
    void aCursorThatWasNotGivenOutIsRefused(String cursor) {
        assertRefused(() -> Cursor.decode(cursor, 2));
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }
}

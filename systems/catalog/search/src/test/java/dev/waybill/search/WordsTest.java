package dev.waybill.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Brass Lantern       | brass lantern
                    LAMP-BRASS-01       | lamp brass 01
                    Café crème          | cafe creme
                    Straße & Söhne      | straße sohne
                    青い茶碗               | 青 い 茶 碗
                    ティーポット 2個          | テ ィ ー ホ ッ ト 2 個
                    ＦＵＬＬ ｗｉｄｔｈ        | full width
                    'o''brien'          | o brien
                    '!?&|:*'            | ''
                    """)
    void aTextIsComparedByItsWordsWithoutCaseAccentsAndSigns(String text, String words) {
        assertThat(Words.of(text).text()).isEqualTo(words);
    }

    @Test
    void nothingSaidIsNoWord() {
        assertThat(Words.of(null).isEmpty()).isTrue();
        assertThat(Words.of(" - ").beginnings(16)).isEmpty();
        assertThat(Words.of("").grams()).isEmpty();
    }

    @Test
    void aWordIsLookedForByItsBeginning() {
        assertThat(Words.of("Brass lan").beginnings(16)).isEqualTo("'brass':* & 'lan':*");
        assertThat(Words.of("a b c d").beginnings(2)).isEqualTo("'a':* & 'b':*");
    }

    @Test
    void aWordWithoutEndIsCutInTheIndexAndInTheQuestionAlike() {
        assertThat(Words.of("a".repeat(5_000)).text()).hasSize(40);
        assertThat(Words.of("😀é".repeat(9)).text()).isEqualTo("e e e e e e e e e");
    }

    @Test
    void whatIsMistypedSharesMostOfItsLetters() {
        var typed = Words.of("lantren").grams();
        var meant = Words.of("lantern").grams();

        var shared = typed.stream().filter(meant::contains).count();

        assertThat(shared * 1.0 / typed.size()).isGreaterThanOrEqualTo(0.4);
        assertThat(Words.of("cat").grams()).containsExactly("  c", " ca", "cat", "at ");
    }
}

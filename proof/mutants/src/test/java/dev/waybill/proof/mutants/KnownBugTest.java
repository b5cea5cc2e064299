package dev.waybill.proof.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.Parts;
import org.junit.jupiter.api.Test;

class KnownBugTest {

    @Test
    void thereAreEightAndEachSwapsAPart() {
        assertThat(KnownBug.values())
                .hasSize(8)
                .allSatisfy(bug -> {
                    assertThat(bug.parts()).isNotSameAs(Parts.AS_BUILT);
                    assertThat(bug.what()).isNotBlank();
                });
    }

    @Test
    void aBugIsFoundByItsNameAsPeopleWriteIt() {
        assertThat(KnownBug.named("no-tombstone")).isEqualTo(KnownBug.NO_TOMBSTONE);
        assertThat(Main.bug(new String[] {"--mutant=NO_TOMBSTONE", "--waybill.http.port=0"}))
                .isEqualTo(KnownBug.NO_TOMBSTONE);
        assertThatThrownBy(() -> KnownBug.named("gremlin")).hasMessageContaining("SEQUENCE_CURSOR");
        assertThatThrownBy(() -> Main.bug(new String[] {})).hasMessageContaining("name one");
    }

    @Test
    void theApplicationItselfRefusesToBeGivenAMutant() {
        assertThatThrownBy(() ->
                        dev.waybill.app.Main.settings(
                                new String[] {"--mutant=NO_TOMBSTONE"}, System.getenv()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

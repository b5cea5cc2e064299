package dev.waybill.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.platform.messaging.Cause;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EtagTest {

    @Test
    void aVersionMatchesItselfAndTheStar() {
        assertThat(Etag.matches(Etag.of(7), 7)).isTrue();
        assertThat(Etag.matches("*", 7)).isTrue();
        assertThat(Etag.matches("\"6\"", 7)).isFalse();
        assertThat(Etag.matches("nonsense", 7)).isFalse();
    }

    @Test
    void anAskingThatHasSeenAnotherVersionIsRefused() {
        asking(null).match(7);
        asking("\"7\"").match(7);

        assertThatThrownBy(() -> asking("\"6\"").match(7))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(412))
                .hasMessageContaining("\"7\"");
    }

    private static Asking asking(@Nullable String ifMatch) {
        return new Asking(
                "PATCH /x", "/x", null, ifMatch, new Cause(new UUID(1, 1), null, null, null));
    }
}

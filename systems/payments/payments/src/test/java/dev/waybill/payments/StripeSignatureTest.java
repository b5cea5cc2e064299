package dev.waybill.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final String BODY = "{\"id\":\"evt_1\",\"größe\":1}";
    private static final String SECRET = "whsec_test";

    private static boolean isValid(@Nullable String header, Instant now) {
        return StripeSignature.isValid(BODY.getBytes(UTF_8), header, SECRET, now);
    }

    /** Signed by Stripe's own library. */
    private static String signature(String secret) throws GeneralSecurityException {
        return Webhook.Util.computeHmacSha256(secret, SECONDS + "." + BODY);
    }

    private static String header(String secret) throws GeneralSecurityException {
        return "t=" + SECONDS + ",v1=" + signature(secret) + ",v0=old";
    }

    @Test
    void whatStripeSignsIsBelieved() throws GeneralSecurityException {
        assertThat(isValid(header(SECRET), NOW)).isTrue();
    }

    @Test
    void oneOfSeveralSignaturesIsEnoughWhileASecretIsRolledOver() throws GeneralSecurityException {
        var header =
                "t=" + SECONDS + ", v1=" + signature("whsec_old") + ", v1=" + signature(SECRET);

        assertThat(isValid(header, NOW)).isTrue();
    }

    @Test
    void anotherSecretIsNotBelieved() throws GeneralSecurityException {
        assertThat(isValid(header("whsec_other"), NOW)).isFalse();
    }

    @Test
    void aChangedBodyIsNotBelieved() throws GeneralSecurityException {
        var changed = BODY.replace('1', '2').getBytes(UTF_8);

        assertThat(StripeSignature.isValid(changed, header(SECRET), SECRET, NOW)).isFalse();
    }

    @Test
    void itIsBelievedForFiveMinutesEitherWay() throws GeneralSecurityException {
        var header = header(SECRET);

        assertThat(isValid(header, NOW.plusSeconds(300))).isTrue();
        assertThat(isValid(header, NOW.minusSeconds(300))).isTrue();
        assertThat(isValid(header, NOW.plusSeconds(301))).isFalse();
        assertThat(isValid(header, NOW.minusSeconds(301))).isFalse();
    }

    @Test
    void nonsenseIsNotBelieved() throws GeneralSecurityException {
        assertThat(isValid(null, NOW)).isFalse();
        assertThat(isValid("", NOW)).isFalse();
        assertThat(isValid("t=,v1=", NOW)).isFalse();
        assertThat(isValid("t=" + Long.MIN_VALUE + ",v1=00", NOW)).isFalse();
        assertThat(isValid("v1=" + signature(SECRET), NOW)).isFalse();
        assertThat(isValid("t=" + SECONDS, NOW)).isFalse();
        assertThat(isValid("t=" + SECONDS + ",v0=" + signature(SECRET), NOW)).isFalse();
    }

    @Test
    void withoutASecretNothingIsBelieved() {
        assertThat(StripeSignature.isValid(BODY.getBytes(UTF_8), "t=1,v1=00", "", NOW)).isFalse();
    }
}

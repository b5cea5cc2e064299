package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the examples of the Amazon S3 API reference, "Signature Calculations: Examples". */
class AwsSignatureTest {

    private static final AwsSignature SIGNATURE =
            new AwsSignature(
                    "AKIAIOSFODNN7EXAMPLE",
                    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                    "us-east-1");
    private static final Instant DAY = Instant.parse("2013-05-24T00:00:00Z");

    @Test
    void aRangeIsAskedForAsTheReferenceSignsIt() {
        var signed =
                SIGNATURE.sign(
                        "GET",
                        URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                        Map.of("Range", "bytes=0-9"),
                        new byte[0],
                        DAY);

        assertThat(signed.get("Authorization"))
                .isEqualTo(
                        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aSecretIsNotToBeReadInALog() {
        assertThat(SIGNATURE.toString()).doesNotContain("wJalr");
    }
}

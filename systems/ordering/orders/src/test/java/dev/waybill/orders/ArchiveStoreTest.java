package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.testkit.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of long-term files can do, and what is special about each. */
class ArchiveStoreTest {

    private static final String NAME =
            "orders/2026/11/0193a1b2-0000-7000-8000-000000000001-1.jsonl.gz";

    private final TestClock clock = new TestClock();
    private final BucketStandIn bucket = new BucketStandIn(clock.instant());

    @TempDir private Path folder;

    @AfterEach
    void close() {
        bucket.close();
    }

    private List<ArchiveStore> stores() {
        return List.of(new ArchiveFolder(folder), bucket(BucketStandIn.SECRET_KEY));
    }

    private ArchiveBucket bucket(String secret) {
        var signature = new AwsSignature(BucketStandIn.ACCESS_KEY, secret, BucketStandIn.REGION);
        return new ArchiveBucket(bucket.bucketUrl(), signature, Duration.ofSeconds(5), clock);
    }

    @Test
    void whatIsPutIsThereWholeAndInPieces() throws IOException {
        for (var store : stores()) {
            store.put(NAME, bytes("one order and another"));

            assertThat(store.read(NAME)).asString().isEqualTo("one order and another");
            assertThat(store.read(NAME, 4, 5)).asString().isEqualTo("order");
            assertThat(store.read(NAME, 14, 100)).asString().isEqualTo("another");
            assertThat(store.read(NAME, 100, 5)).isEmpty();
        }
        assertThat(bucket.refused).isEmpty();
    }

    @Test
    void aNameIsTakenOnce() throws IOException {
        for (var store : stores()) {
            store.put(NAME, bytes("first"));

            assertThatThrownBy(() -> store.put(NAME, bytes("second")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(store.read(NAME)).asString().isEqualTo("first");
        }
    }

    @Test
    void whatIsNotThereIsToldApartFromAStoreThatDoesNotAnswer() throws IOException {
        for (var store : stores()) {
            assertThatThrownBy(() -> store.read(NAME)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> store.read(NAME, 0, 5))
                    .isInstanceOf(NoSuchFileException.class);
        }
        bucket.close();
        assertThatThrownBy(() -> stores().getLast().read(NAME))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFolderShowsNoNameBeforeAllOfItIsThere() throws IOException {
        new ArchiveFolder(folder).put(NAME, bytes("whole"));

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(folder.resolve(NAME));
        }
    }

    @Test
    void aWrongSecretIsRefusedByTheBucketAndNothingIsWritten() {
        assertThatThrownBy(() -> bucket("another secret").put(NAME, bytes("whole")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("403");

        assertThat(bucket.refused).containsExactly("SignatureDoesNotMatch");
        assertThat(bucket.objects).isEmpty();
    }

    @Test
    void aRequestIsSignedAtItsTime() throws IOException {
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> bucket(BucketStandIn.SECRET_KEY).put(NAME, bytes("whole")))
                .hasMessageContaining("403");
        bucket.at(clock.instant());
        bucket(BucketStandIn.SECRET_KEY).put(NAME, bytes("whole"));

        assertThat(bucket.refused).containsExactly("RequestTimeTooSkewed");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package dev.waybill.proof.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.proof.soak.Entry.Abandoned;
import dev.waybill.proof.soak.Entry.Answered;
import dev.waybill.proof.soak.Entry.Ended;
import dev.waybill.proof.soak.Entry.Sent;
import dev.waybill.proof.soak.Entry.Step;
import dev.waybill.proof.soak.Entry.Unanswered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final UUID KEY = new UUID(1, 2);

    @TempDir Path folder;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        var file = folder.resolve("client.jsonl");
        List<Entry> entries =
                List.of(
                        new Sent(1, 7, Step.PLACE, KEY, null, Map.of("p", 2)),
                        new Unanswered(2, 7, Step.PLACE, KEY, "the connection was closed"),
                        new Answered(3, 7, Step.PLACE, KEY, 202, "s", null),
                        new Ended(4, 7, "s", "CONFIRMED", null, "o", 500, "GBP", 4),
                        new Abandoned(5, 8, "nobody answers"));
        try (var journal = new Journal(file)) {
            entries.forEach(journal::write);
        }

        assertThat(Journal.read(file)).isEqualTo(entries);
    }

    @Test
    void aLineIsThereWhenItsWriterGoesOn() throws IOException {
        var file = folder.resolve("client.jsonl");
        try (var journal = new Journal(file)) {
            journal.write(new Abandoned(1, 1, "first"));

            assertThat(Journal.read(file)).hasSize(1);
        }
    }

    @Test
    void thoseWhoWriteAtOnceShareTheDisk() throws IOException {
        var file = folder.resolve("client.jsonl");
        try (var journal = new Journal(file);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    IntStream.range(0, 500)
                            .<java.util.concurrent.Future<?>>mapToObj(n ->
                                    threads.submit(() -> journal.write(new Abandoned(n, n, "x"))))
                            .toList();
            for (var one : all) {
                assertThat(one).succeedsWithin(java.time.Duration.ofSeconds(20));
            }
            assertThat(journal.syncs()).isLessThan(500);
        }
        assertThat(Journal.read(file)).hasSize(500);
    }

    @Test
    void aTornLastLineCountsAsNotWritten() throws IOException {
        var file = folder.resolve("client.jsonl");
        try (var journal = new Journal(file)) {
            journal.write(new Abandoned(1, 1, "whole"));
        }
        Files.writeString(file, "{\"what\":\"abandon", StandardOpenOption.APPEND);

        assertThat(Journal.read(file)).hasSize(1);
    }

    @Test
    void aBrokenLineInTheMiddleIsSaid() throws IOException {
        var file = folder.resolve("client.jsonl");
        Files.writeString(file, "{\"what\":\"abandon\n");

        assertThatThrownBy(() -> Journal.read(file)).hasMessageContaining("line 1");
    }
}

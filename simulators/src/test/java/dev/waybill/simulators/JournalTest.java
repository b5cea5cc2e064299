package dev.waybill.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir Path folder;

    @Test
    void aTornLastLineIsCutOff() throws Exception {
        try (var journal = open(new ArrayList<>())) {
            journal.append("one".getBytes(UTF_8));
            journal.append("two".getBytes(UTF_8));
        }
        Files.writeString(file(), "thr", StandardOpenOption.APPEND);

        var past = new ArrayList<String>();
        try (var journal = open(past)) {
            journal.append("three".getBytes(UTF_8));
        }
        assertThat(past).containsExactly("one", "two");
        assertThat(Files.readString(file())).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void aLastLineThatCannotBeReadIsCutOffButOneInTheMiddleStopsTheStart() throws Exception {
        Files.writeString(file(), "one\nbad\n");
        try (var journal = open(new ArrayList<>())) {
            assertThat(journal.lines()).isEqualTo(1);
        }
        Files.writeString(file(), "one\nbad\ntwo\n");

        assertThatThrownBy(() -> open(new ArrayList<>())).hasMessageContaining("line 2");
    }

    @Test
    void pagesOfAnySizeGiveEveryLineOnce() {
        try (var journal = open(new ArrayList<>())) {
            for (var i = 1; i <= 1_000; i++) {
                journal.append(("line " + i).getBytes(UTF_8));
            }
            for (var size : List.of(1, 7, 255, 256, 257, 2_000)) {
                var all = new ArrayList<byte[]>();
                for (var page = journal.page(0, size);
                        !page.isEmpty();
                        page = journal.page(all.size(), size)) {
                    all.addAll(page);
                }
                assertThat(all).hasSize(1_000);
                assertThat(new String(all.getLast(), UTF_8)).isEqualTo("line 1000");
            }
        }
    }

    private Journal open(List<String> past) {
        return Journal.open(
                file(),
                line -> {
                    var text = new String(line, UTF_8);
                    if (text.equals("bad")) {
                        throw new IllegalArgumentException(text);
                    }
                    past.add(text);
                });
    }

    private Path file() {
        return folder.resolve("journal.jsonl");
    }
}

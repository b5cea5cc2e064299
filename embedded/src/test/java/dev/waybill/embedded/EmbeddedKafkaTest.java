package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.waybill.embedded.EmbeddedKafka.Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    @TempDir Path temp;
    private Path data;

    @BeforeEach
    void folder() {
        data = temp.resolve("kafka");
    }

    @AfterEach
    void stop() {
        EmbeddedKafka.stopLeftover(data);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestartOnTheSameFolder() throws Exception {
        String cluster;
        try (var kafka = EmbeddedKafka.start(Settings.on(data, 0))) {
            cluster = Letters.on(kafka).clusterId();
            Letters.on(kafka).newTopic().send("one", "two");
        }

        try (var kafka = EmbeddedKafka.start(Settings.on(data, 0))) {
            assertThat(Letters.on(kafka).clusterId()).isEqualTo(cluster);
            Letters.on(kafka).send("three");
            assertThat(Letters.on(kafka).receive(3)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void aControllerPortThatIsGoneIsReplacedByAnother() throws Exception {
        try (var kafka = EmbeddedKafka.start(Settings.on(data, 0))) {
            Letters.on(kafka).newTopic().send("one");
        }
        var port = KafkaFolder.read(data).orElseThrow().controllerPort();

        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                var kafka = EmbeddedKafka.start(Settings.on(data, 0))) {
            assertThat(Letters.on(kafka).receive(1)).containsExactly("one");
        }
    }

    @Test
    void topicsAreNotMadeByThemselves() throws Exception {
        try (var kafka = EmbeddedKafka.start(Settings.on(data, 0))) {
            assertThatExceptionOfType(UnknownTopicOrPartitionException.class)
                    .isThrownBy(() -> Letters.on(kafka).describe());
        }
    }

    @Test
    void aTakenPortIsOneClearSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = Settings.on(data, taken.getLocalPort());
            var sentence =
                    "Port %d on 127.0.0.1 is taken by another process: stop it or give Kafka another port.";

            for (var start :
                    List.<Runnable>of(
                            () -> EmbeddedKafka.start(settings),
                            () -> EmbeddedKafka.startProcess(settings))) {
                assertThatExceptionOfType(EmbeddedFailure.class)
                        .isThrownBy(start::run)
                        .withMessage(sentence, taken.getLocalPort());
            }
        }
    }

    @Test
    void aSecondBrokerOnTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var first = EmbeddedKafka.start(Settings.on(data, 0))) {
            assertThatExceptionOfType(EmbeddedFailure.class)
                    .isThrownBy(() -> EmbeddedKafka.start(Settings.on(data, 0)))
                    .withMessageStartingWith("Another Kafka broker runs on folder");
            Letters.on(first).newTopic().send("one");
            assertThat(Letters.on(first).receive(1)).containsExactly("one");
        }
    }

    @Test
    void aProcessThatCannotStartFailsWithItsOwnSentence() throws Exception {
        Files.createDirectories(data.resolve("data"));
        Files.writeString(data.resolve("data/meta.properties"), "version=1\nnode.id=7\n");

        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> EmbeddedKafka.startProcess(Settings.on(data, 0)))
                .withMessageEndingWith("could not be made a Kafka folder: give an empty one.");
    }

    @Test
    void aProcessThatCannotHaveItsPortSaysSoAndEndsWithThree() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = Settings.on(data, taken.getLocalPort());

            var said = temp.resolve("said").toFile();
            var command = BrokerMain.command(data, taken.getLocalPort(), settings);

            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said)
                            .start();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(BrokerMain.CANNOT_START);
            assertThat(said)
                    .content()
                    .contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken");
        }
    }

    @Test
    void aProcessIsAdoptedByTheNextStartAndStoppedByWhoeverAsks() throws Exception {
        var first = EmbeddedKafka.startProcess(Settings.on(data, 0));
        Letters.on(first).newTopic().send("one");

        var second = EmbeddedKafka.startProcess(Settings.on(data, 0));

        assertThat(second.pid()).isEqualTo(first.pid()).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(Letters.on(second).receive(1)).containsExactly("one");
        assertThatExceptionOfType(EmbeddedFailure.class)
                .isThrownBy(() -> EmbeddedKafka.start(Settings.on(data, 0)))
                .withMessageContaining("already runs on folder");
        assertThat(EmbeddedKafka.stopLeftover(data)).isTrue();
        // It has ended; that its parent, this JVM, has noticed may take another moment.
        await().until(() -> ProcessHandle.of(first.pid()).isEmpty());
        assertThat(data.resolve("broker.pid")).doesNotExist();
        assertThat(EmbeddedKafka.stopLeftover(data)).isFalse();
        assertThat(data.resolve("broker.log")).content().contains("READY " + first.bootstrap());
    }

    @Test
    void aKilledProcessIsStartedAnewWithWhatItHadAcknowledged() throws Exception {
        var first = EmbeddedKafka.startProcess(Settings.on(data, lastingPort()));
        Letters.on(first).newTopic().send("one", "two");
        EmbeddedPostgresTest.kill(first.pid());

        var second = EmbeddedKafka.startProcess(Settings.on(data, first.port()));

        assertThat(second.pid()).isNotEqualTo(first.pid());
        assertThat(Letters.on(second).receive(2)).containsExactly("one", "two");
    }

    /** Below those that Linux gives to connections: one of them may take a port that is let go. */
    private static int lastingPort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(Ports::free)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCtrlCAtTheTerminalDoesNotReachTheProcess() throws Exception {
        var kafka = EmbeddedKafka.startProcess(Settings.on(data, 0));

        var signal = new ProcessBuilder("kill", "-INT", String.valueOf(kafka.pid())).start();

        assertThat(signal.waitFor()).isZero();
        assertThat(Letters.on(kafka).newTopic().clusterId()).isNotEmpty();
        assertThat(Files.exists(data.resolve("broker.pid"))).isTrue();
        kafka.stop();
        await().until(() -> ProcessHandle.of(kafka.pid()).isEmpty());
    }
}

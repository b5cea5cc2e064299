package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.stripe.StripeClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorsMainTest {
    @TempDir Path folder;
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aKilledProcessForgetsNothingThatItHasAnswered() throws Exception {
        var first = run("--port", "0");
        var port = readyPort(first);
        var stripe = client(port);
        var open = authorize(stripe, "open");
        var taken = authorize(stripe, "taken");
        stripe.v1().paymentIntents().capture(taken, Shop.key("capture"));
        stripe.v1()
                .refunds()
                .create(
                        com.stripe.param.RefundCreateParams.builder()
                                .setPaymentIntent(taken)
                                .setAmount(10L)
                                .build(),
                        Shop.key("refund"));
        assertThat(
                        catchThrowable(() ->
                                stripe.v1()
                                        .paymentIntents()
                                        .create(
                                                Shop.payment("no", 5, "pm_card_chargeDeclined")
                                                        .build(),
                                                Shop.key("no"))))
                .isNotNull();
        var books = Backstage.at(port).get("/books");
        first.destroyForcibly().waitFor();

        var again = readyPort(run("--port", Integer.toString(port)));

        assertThat(again).isEqualTo(port);
        assertThat(Backstage.at(port).get("/books")).isEqualTo(books);
        assertThat(authorize(client(port), "open")).as("the key is remembered").isEqualTo(open);
        assertThat(client(port).v1().paymentIntents().retrieve(taken).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void aStoppedProcessLeavesNoPidFileAndALivingOneKeepsOthersOut() throws Exception {
        var first = run("--port", "0");
        var port = readyPort(first);
        assertThat(PidFile.livingPort(folder)).isEqualTo(port);

        var second = run("--port", "0");
        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(3);
        assertThat(errors(second))
                .isEqualTo("simulators: simulators already run in " + folder + " on port " + port);

        first.destroy();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.exists(folder.resolve("simulators.pid"))).isFalse();
        assertThat(PidFile.livingPort(folder)).isZero();
    }

    @Test
    void aTakenPortAndAWrongOptionAreOneSentence() throws Exception {
        try (var other = Simulators.start(Settings.in(folder.resolve("other")))) {
            var taken = run("--port", Integer.toString(other.port()));
            assertThat(taken.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(taken.exitValue()).isEqualTo(3);
            assertThat(errors(taken))
                    .isEqualTo("simulators: port " + other.port() + " is taken by another process");
        }
        var wrong = run("--colour", "red");
        assertThat(wrong.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(wrong.exitValue()).isEqualTo(2);
        assertThat(errors(wrong)).startsWith("simulators: there is no option --colour");
    }

    private Process run(String... more) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SimulatorsMain.class.getName(),
                                "--data",
                                folder.toString()));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }

    private static int readyPort(Process process) throws IOException {
        var said = process.inputReader().readLine();
        if (said == null) {
            throw new AssertionError(errors(process));
        }
        assertThat(said).startsWith("READY port=");
        return Integer.parseInt(said.substring("READY port=".length()));
    }

    private static String errors(Process process) throws IOException {
        try (BufferedReader reader = process.errorReader()) {
            return String.join("\n", reader.lines().toList());
        }
    }

    private static StripeClient client(int port) {
        return StripeClient.builder()
                .setApiKey("sk_test_x")
                .setApiBase("http://127.0.0.1:" + port + "/stripe")
                .setMaxNetworkRetries(0)
                .build();
    }

    private static String authorize(StripeClient stripe, String payment) throws Exception {
        var params = Shop.payment(payment, 1_000, "pm_card_visa").build();
        return stripe.v1().paymentIntents().create(params, Shop.key(payment)).getId();
    }
}

package dev.waybill.cli;

import dev.waybill.bench.Demo;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the console can do with a Waybill on one's own machine, and with no other: let the demo's
 * orders flow, and turn the simulators' dials. The console may speak to its own host only, so the
 * dials are passed on from here.
 */
@Hidden
@RestController
@RequestMapping(path = "/local", produces = "application/json")
final class LocalController {

    private static final Logger LOG = LoggerFactory.getLogger(LocalController.class);
    private static final int ORDERS = 1_000;
    private static final Duration PACE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String own;
    private final @Nullable String simulators;
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * @param own where this Waybill takes orders
     * @param simulators none if everything outside is real
     */
    LocalController(String own, @Nullable String simulators) {
        this.own = own;
        this.simulators = simulators;
    }

    record DemoState(boolean running, int orders) {}

    record Local(List<String> simulators, DemoState demo) {}

    @GetMapping
    Local local() {
        return new Local(
                simulators == null
                        ? List.of()
                        : List.of("stripe", "fraud", "ups", "fedex", "inbox"),
                new DemoState(running.get(), ORDERS));
    }

    @PostMapping("/demo")
    Local startDemo() {
        if (!running.compareAndSet(false, true)) {
            throw Problem.conflict("demo-is-running", "The demo's orders are already flowing.");
        }
        Thread.ofVirtual().name("demo").start(this::demo);
        return local();
    }

    private void demo() {
        try (var nowhere = new PrintStream(OutputStream.nullOutputStream())) {
            Demo.run(new Demo.Options(URI.create(own), ORDERS, PACE, Duration.ZERO, null), nowhere);
        } catch (RuntimeException e) {
            LOG.warn("the demo that the console has started came to an early end", e);
        } finally {
            running.set(false);
        }
    }

    @GetMapping("/dials/{name}")
    ResponseEntity<String> dials(@PathVariable String name) {
        return passOn("GET", name, "", "");
    }

    @PutMapping(path = "/dials/{name}", consumes = "application/json")
    ResponseEntity<String> turn(@PathVariable String name, @RequestBody String change) {
        return passOn("PUT", name, "", change);
    }

    @PostMapping("/dials/{name}/reset")
    ResponseEntity<String> reset(@PathVariable String name) {
        return passOn("POST", name, "/reset", "");
    }

    private ResponseEntity<String> passOn(String method, String name, String verb, String body) {
        if (simulators == null || !name.matches("[a-z]{1,20}")) {
            throw Problem.notFound("simulator", name);
        }
        var request =
                HttpRequest.newBuilder(URI.create(simulators + "/admin/dials/" + name + verb))
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request, BodyHandlers.ofString());
            return ResponseEntity.status(answer.statusCode())
                    .contentType(
                            answer.statusCode() < 400
                                    ? MediaType.APPLICATION_JSON
                                    : MediaType.APPLICATION_PROBLEM_JSON)
                    .body(answer.body());
        } catch (IOException e) {
            LOG.debug("simulators do not answer", e);
            throw Problem.tryAgain(503, "simulators-away", "The simulators do not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.tryAgain(503, "simulators-away", "Interrupted while asking simulators.");
        }
    }
}

package dev.waybill.platform.http;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A controller that does on purpose whatever can go wrong. */
@RestController
@RequestMapping(path = "/play", produces = "application/json")
final class Playground {

    enum Colour {
        RED,
        BLUE
    }

    record Toy(String name, int pieces, @Nullable Colour colour, @Nullable Part part) {
        Toy {
            var guard = new Guard();
            guard.text("name", name, 1, 10);
            guard.check();
        }
    }

    record Part(long weight) {}

    @PostMapping("/toys")
    Toy toy(@RequestBody Toy toy) {
        return toy;
    }

    @GetMapping("/asked/{id}")
    Map<String, Object> asked(@PathVariable UUID id, Asking asking) {
        return Map.of(
                "operation", asking.operation(),
                "path", asking.path(),
                "key", String.valueOf(asking.idempotencyKey()),
                "ifMatch", String.valueOf(asking.ifMatch()),
                "actor", String.valueOf(asking.cause().actor()),
                "traceparent", String.valueOf(asking.cause().traceparent()));
    }

    @GetMapping("/typed")
    Map<String, Object> typed(
            @RequestParam Instant from, @RequestParam(defaultValue = "RED") Colour colour) {
        return Map.of("from", from, "colour", colour);
    }

    @GetMapping("/pages")
    ResponseEntity<Page<String>> pages(@RequestParam(required = false) @Nullable Integer limit) {
        return Page.of(List.of("a", "b", "c"), Page.limit(limit), Cursor::encode).respond();
    }

    @PostMapping("/refusals/{status}")
    void refuse(@PathVariable int status) {
        throw status == 503
                ? Problem.tryAgain(status, "later", "Later.")
                : Problem.of(status, "no", "No.");
    }

    @GetMapping("/outage")
    void outage() {
        throw new DataAccessResourceFailureException("the secret host db-17 is gone");
    }

    @GetMapping("/bug")
    void bug() {
        throw new IllegalStateException("secret detail");
    }
}

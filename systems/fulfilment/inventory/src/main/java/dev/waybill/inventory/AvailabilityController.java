package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.GuardedAs;
import dev.waybill.platform.Database;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Available to promise, by HTTP. */
@RestController
@RequestMapping(path = "/availability", produces = "application/json")
class AvailabilityController {

    private static final Pattern DESTINATION = Pattern.compile("[A-Z]{2}(-[0-9A-Za-z -]{1,16})?");
    private static final UUID NOBODY = new UUID(0, 0);

    private final StockLevels levels;
    private final ExpectedReceipts expected;
    private final RuleBooks books;
    private final Clock clock;

    AvailabilityController(
            StockLevels levels, ExpectedReceipts expected, RuleBooks books, Clock clock) {
        this.levels = levels;
        this.expected = expected;
        this.books = books;
        this.clock = clock;
    }

    /** How many units may be asked for; one if nobody says. */
    record Wanted(@Nullable Integer quantity) {

        Wanted {
            var guard = new Guard();
            guard.rangeIfGiven("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.check();
        }

        int units() {
            return quantity == null ? 1 : quantity;
        }
    }

    @Operation(
            summary =
                    "What may be promised of a product, for when, and why. The destination is a country, with a postal code if that is known: DE-10115")
    @ApiResponse(responseCode = "200", description = "Nothing is held for whoever asks")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @GetMapping
    Availability get(
            @RequestParam UUID productId,
            @RequestParam(required = false) @GuardedAs(Wanted.class) @Nullable Integer quantity,
            @RequestParam(required = false) @Nullable String destination,
            @RequestParam(required = false) @Nullable String collectAt,
            @RequestParam(required = false) @Nullable Instant by) {
        var guard = new Guard();
        var wanted = new Wanted(quantity);
        guard.matchesIfGiven("destination", destination, DESTINATION);
        guard.matchesIfGiven("collectAt", collectAt, MoveStock.LOCATION);
        guard.check();
        var counted = levels.of(productId);
        if (counted.isEmpty()) {
            throw Problem.notFound("product", productId);
        }
        var question =
                new Question(
                        NOBODY,
                        null,
                        Map.of(productId, wanted.units()),
                        Map.of(),
                        wish(destination, collectAt),
                        null,
                        clock.instant());
        return Availability.of(
                question,
                productId,
                by,
                counted.stream().map(StockLevels.Counted::level).toList(),
                books.now(),
                expected.of(Database.uuids(List.of(productId))),
                levels.today());
    }

    private static Wish wish(@Nullable String destination, @Nullable String collectAt) {
        if (destination == null) {
            return new Wish(null, null, collectAt);
        }
        return new Wish(
                destination.substring(0, 2),
                destination.length() > 3 ? destination.substring(3) : null,
                collectAt);
    }
}

package dev.waybill.checkout;

import dev.waybill.checkout.CancelCheckouts.CancelCheckout;
import dev.waybill.checkout.CheckoutViews.Versioned;
import dev.waybill.contracts.IdKinds;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Lookout;
import dev.waybill.platform.Signals;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Checkouts over HTTP: their customer waits for the end or cancels, an operator sees what hangs.
 */
@RestController
@RequestMapping(path = "/checkouts", produces = "application/json")
final class CheckoutController {

    /**
     * An id that is younger than this may be of a session whose first message is still on its way.
     */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    /** Carts has given it out, so it will come: it is worth a longer wait. */
    private static final Duration SURELY_ON_ITS_WAY = Duration.ofSeconds(3);

    private final CheckoutViews views;
    private final Lookout<Versioned> lookout;
    private final Intake<CancelCheckout> cancellations;
    private final Signals signals;
    private final Clock clock;

    CheckoutController(
            CheckoutViews views,
            Intake<CancelCheckout> cancellations,
            Signals signals,
            Clock clock) {
        this.views = views;
        this.lookout = signals.lookout(views::all);
        this.cancellations = cancellations;
        this.signals = signals;
        this.clock = clock;
    }

    @GetMapping("/{checkoutSessionId}")
    @Operation(summary = "The state of a checkout; with wait, the answer waits for its end")
    @ApiResponse(responseCode = "200", description = "the state when it ended, or after the wait")
    @ApiResponse(responseCode = "404", description = "no such checkout")
    @ApiResponse(responseCode = "503", description = "accepted, and not heard of yet: ask again")
    ResponseEntity<CheckoutView> look(
            @PathVariable UUID checkoutSessionId,
            @RequestParam @Parameter(schema = @Schema(pattern = Waits.PATTERN))
                    @Nullable String wait) {
        var seen = await(checkoutSessionId, Waits.read(wait));
        return ResponseEntity.ok().eTag(Etag.of(seen.version())).body(seen.body());
    }

    @PostMapping("/{checkoutSessionId}/cancel")
    @Operation(summary = "Takes back the wish to buy, as long as no order is confirmed")
    @ApiResponse(responseCode = "200", description = "it will come, or has come, to nothing")
    @ApiResponse(responseCode = "404", description = "no such checkout")
    @ApiResponse(responseCode = "503", description = "accepted, and not heard of yet: ask again")
    @ApiResponse(responseCode = "409", description = "it has become an order: cancel that")
    ResponseEntity<CheckoutView> cancel(@PathVariable UUID checkoutSessionId, Asking asking) {
        await(checkoutSessionId, Duration.ZERO);
        return cancellations.ask(asking, new CancelCheckout(checkoutSessionId));
    }

    @GetMapping
    @Operation(summary = "Checkouts under way, or those in one state, oldest first")
    @ApiResponse(responseCode = "200", description = "a page of them")
    ResponseEntity<Page<CheckoutOnBoard>> board(
            @RequestParam @Nullable Status status,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var most = Page.limit(limit);
        var found = views.board(status, after(cursor), most + 1, clock.instant());
        return Page.of(found, most, CheckoutController::cursor).respond();
    }

    /** The end if it comes in time, else whatever there is by then. */
    private Versioned await(UUID id, Duration wait) {
        var ours = Ids.isOf(IdKinds.CHECKOUT_SESSION, id);
        var look = new Look(id, wait, ours || Ids.isFresh(id, clock.instant(), FRESH));
        signals.awaitTogether(id, look.patience(ours ? SURELY_ON_ITS_WAY : ON_ITS_WAY), look);
        return look.last.orElseThrow(() -> ours ? onItsWay(id) : Problem.notFound("checkout", id));
    }

    /** Carts has given the id out, so the session is as good as there, however late it is told. */
    private static Problem onItsWay(UUID id) {
        return Problem.tryAgain(
                503,
                "checkout-on-its-way",
                "Checkout " + id + " is accepted, but still on its way to us. Please ask again.");
    }

    /** Looks at one checkout until it has seen enough, and remembers what it saw last. */
    private final class Look implements Supplier<Optional<Versioned>> {
        private final UUID id;
        private final Duration wait;
        private final boolean mayCome;
        private Optional<Versioned> last = Optional.empty();

        Look(UUID id, Duration wait, boolean mayCome) {
            this.id = id;
            this.wait = wait;
            this.mayCome = mayCome;
        }

        Duration patience(Duration onItsWay) {
            return mayCome && wait.compareTo(onItsWay) < 0 ? onItsWay : wait;
        }

        /** Present if there is nothing more to wait for. */
        @Override
        public Optional<Versioned> get() {
            last = lookout.look(id);
            if (last.isEmpty() && !mayCome) {
                throw Problem.notFound("checkout", id);
            }
            return last.filter(seen -> wait.isZero() || seen.body().isFinished());
        }
    }

    private static String cursor(CheckoutOnBoard last) {
        return Cursor.encode(last.checkoutSessionId().toString());
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}

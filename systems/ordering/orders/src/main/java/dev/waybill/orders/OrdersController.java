package dev.waybill.orders;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.contracts.orders.OrderUnits;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderViews.Narrowing;
import dev.waybill.orders.OrderViews.Place;
import dev.waybill.orders.OrderViews.Question;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Cursor;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Page;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP: place one, cancel it, look at it, list many. */
@RestController
@RequestMapping(path = "/orders", produces = "application/json")
final class OrdersController {

    private static final Pattern NUMBER = Pattern.compile("ORD-[0-9]{8}");
    private static final Instant EARLIEST = Instant.EPOCH;
    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Intake<OrderAsk> intake;
    private final OrderReads reads;
    private final Stops stops;

    OrdersController(Intake<OrderAsk> intake, OrderReads reads, Stops stops) {
        this.intake = intake;
        this.reads = reads;
        this.stops = stops;
    }

    /**
     * What {@code POST /orders/{orderId}/cancel} takes; the id may be said again. With items only
     * that part of the order is cancelled.
     */
    record CancelBody(
            @Nullable UUID orderId,
            CancellationReason reason,
            @Nullable String requestedBy,
            @Nullable List<OrderUnits> items) {
        CancelBody {
            var guard = new Guard();
            guard.given("reason", reason);
            guard.textIfGiven("requestedBy", requestedBy, 0, 250);
            items = guard.listIfGiven("items", items, 1);
            guard.check();
        }
    }

    @PostMapping(consumes = "application/json")
    @Operation(summary = "Place an order; asked again it is answered again")
    @ApiResponse(responseCode = "201", description = "The order, confirmed")
    @ApiResponse(responseCode = "400", description = "The body names what is wrong")
    @ApiResponse(
            responseCode = "409",
            description = "The cart or the payment has another order, or the wish has expired")
    ResponseEntity<OrderDetails> create(Asking asking, @RequestBody CreateOrder wish) {
        if (wish.subtotal() != null
                && wish.discount() != null
                && wish.total() != wish.subtotal() - wish.discount()) {
            throw Problem.invalid("/total", "must be the subtotal less the discount");
        }
        return intake.ask(asking, new OrderAsk.Create(wish));
    }

    @PostMapping(path = "/{orderId}/cancel", consumes = "application/json")
    @Operation(
            summary =
                    "Cancel an order, or a part of it; its stock is released and its money given back")
    @ApiResponse(
            responseCode = "200",
            description = "The order, cancelled, also if it was already for this reason")
    @ApiResponse(
            responseCode = "202",
            description = "The warehouse has it and is asked to stop: see its cancellations")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    @ApiResponse(
            responseCode = "409",
            description =
                    "It is past cancelling, or cancelled for another reason; it says what to do instead")
    ResponseEntity<OrderSummary> cancel(
            Asking asking, @PathVariable UUID orderId, @RequestBody CancelBody body) {
        if (body.orderId() != null && !body.orderId().equals(orderId)) {
            throw Problem.invalid("/orderId", "must be the id in the path");
        }
        reads.order(orderId); // a fresh one may still be on its way
        return intake.ask(
                asking,
                new OrderAsk.Cancel(
                        new CancelOrder(orderId, body.reason(), body.requestedBy(), body.items())));
    }

    @GetMapping("/{orderId}/cancellations")
    @Operation(summary = "What the warehouse was asked to stop, and what came of it")
    @ApiResponse(responseCode = "200", description = "The cancellations, the oldest first")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    List<Stops.Task> cancellations(@PathVariable UUID orderId) {
        return reads.order(orderId) instanceof Order.Archived order
                ? stops.ofArchived(reads.archived(order).rows("cancellation"))
                : stops.ofOrder(orderId);
    }

    @GetMapping("/{orderId}")
    @Operation(summary = "One order, as it is now")
    @ApiResponse(responseCode = "200", description = "The order")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    ResponseEntity<OrderDetails> get(@PathVariable UUID orderId) {
        Real order = reads.order(orderId);
        return ResponseEntity.ok().eTag(Long.toString(order.version())).body(reads.details(order));
    }

    @GetMapping
    @Operation(summary = "Orders, newest first")
    @ApiResponse(responseCode = "200", description = "A page of orders")
    ResponseEntity<Page<OrderSummary>> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable OrderStage stage,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable Long minTotal,
            @RequestParam(required = false) @Nullable Long maxTotal,
            @RequestParam(required = false) @Nullable UUID productId,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "A number, an id or a recipient's name, or how one begins")
                    @Nullable String text,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Consistency.HEADER, required = false) @Nullable String token) {
        var many = Page.limit(limit);
        var after = cursor == null ? null : place(cursor);
        var behind = Consistency.read(token).flatMap(reads::behind).orElse(null);
        var asked =
                new Question(
                        customerId,
                        status,
                        within("/from", from),
                        within("/to", to),
                        new Narrowing(
                                stage,
                                digits(number),
                                minTotal,
                                maxTotal,
                                productId,
                                Looking.read(text)),
                        after,
                        behind,
                        many + 1);
        return Page.of(reads.list(asked), many, OrdersController::cursor).respond();
    }

    @GetMapping("/{orderId}/timeline")
    @Operation(summary = "The whole journey of an order across systems: who, what, when, why")
    @ApiResponse(responseCode = "200", description = "Every message of the journey, causes first")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    Timeline timeline(@PathVariable UUID orderId) {
        return reads.timeline(orderId);
    }

    private static @Nullable Integer digits(@Nullable String number) {
        if (number == null) {
            return null;
        }
        if (!NUMBER.matcher(number).matches()) {
            throw Problem.invalid("/number", "must be like ORD-12345678");
        }
        return Integer.valueOf(number.substring("ORD-".length()));
    }

    private static String cursor(OrderSummary last) {
        return Cursor.encode(last.createdAt().toString(), last.orderId().toString());
    }

    private static Place place(String cursor) {
        var key = Cursor.decode(cursor, 2);
        try {
            var at = Instant.parse(key.getFirst());
            if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                throw Cursor.broken();
            }
            return new Place(at, UUID.fromString(key.getLast()));
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }

    private static @Nullable Instant within(String pointer, @Nullable Instant asked) {
        if (asked != null && (asked.isBefore(EARLIEST) || asked.isAfter(LATEST))) {
            throw Problem.invalid(pointer, "must be between the years 1970 and 9999");
        }
        return asked;
    }
}

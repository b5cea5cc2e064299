package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments by HTTP. */
@RestController
@RequestMapping(path = "/payments", produces = "application/json")
final class PaymentController {

    /** The payments of one order, oldest first. */
    record PaymentsOfOrder(List<PaymentView> items) {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

    private final Intake<Ask.Authorize> intake;
    private final PaymentFiles files;
    private final Signals signals;
    private final Clock clock;
    private final @Nullable PaymentMethod otherwise;

    /**
     * @param otherwise what is charged when a request names no card
     */
    PaymentController(
            Intake<Ask.Authorize> intake,
            PaymentFiles files,
            Signals signals,
            Clock clock,
            @Nullable PaymentMethod otherwise) {
        this.intake = intake;
        this.files = files;
        this.signals = signals;
        this.clock = clock;
        this.otherwise = otherwise;
    }

    @Operation(summary = "Set money aside, and wait up to 10 s for the provider's word")
    @ApiResponse(responseCode = "201", description = "authorized")
    @ApiResponse(responseCode = "400", description = "not a payment")
    @ApiResponse(responseCode = "402", description = "declined; the code says why")
    @ApiResponse(
            responseCode = "409",
            description = "another payment has this id, it was voided, or it is not decided yet")
    @PostMapping("/authorize")
    ResponseEntity<PaymentView> authorize(@RequestBody AuthorizePayment command, Asking asking) {
        refuseCardNumber(command.paymentMethod());
        if (command.samePaymentMethodAs() != null) {
            throw Problem.conflict(
                    "not-for-callers",
                    "samePaymentMethodAs is for returns only: name the method itself.");
        }
        var ask = Ask.Authorize.of(command, otherwise);
        ResponseEntity<AuthorizeRequests.Ticket> begun = intake.ask(asking, ask);
        var payment =
                signals.await(ask.paymentId(), PATIENCE, () -> files.findDecided(ask.paymentId()))
                        .orElseThrow(() -> inProgress(ask.paymentId()));
        return switch (payment.status()) {
            case DECLINED -> throw declined(Objects.requireNonNull(payment.reason()));
            case VOIDING, VOIDED -> throw voided(payment);
            case REQUESTED -> throw inProgress(payment.paymentId());
            case AUTHORIZED, RAISING, CAPTURING, CAPTURE_FAILED, CAPTURED ->
                    created(payment, begun);
        };
    }

    private static ResponseEntity<PaymentView> created(
            PaymentView payment, ResponseEntity<AuthorizeRequests.Ticket> begun) {
        var headers = new HttpHeaders(begun.getHeaders());
        headers.setLocation(URI.create("/payments/" + payment.paymentId()));
        headers.setETag(Etag.of(payment.version()));
        return new ResponseEntity<>(payment, headers, HttpStatus.CREATED);
    }

    @Operation(summary = "Show a payment with its attempts, its refunds and its ledger")
    @ApiResponse(responseCode = "200", description = "the payment")
    @ApiResponse(responseCode = "404", description = "there is none")
    @GetMapping("/{paymentId}")
    ResponseEntity<PaymentView> payment(@PathVariable UUID paymentId) {
        var fresh = Ids.isFresh(paymentId, clock.instant(), FRESH);
        var payment =
                signals.await(
                                paymentId,
                                fresh ? ON_ITS_WAY : Duration.ZERO,
                                () -> files.find(paymentId))
                        .orElseThrow(() -> Problem.notFound("payment", paymentId));
        return ResponseEntity.ok().eTag(Etag.of(payment.version())).body(payment);
    }

    @Operation(summary = "List the payments of an order")
    @ApiResponse(responseCode = "200", description = "oldest first; none is an empty list")
    @GetMapping
    ResponseEntity<PaymentsOfOrder> payments(@RequestParam UUID orderId) {
        return ResponseEntity.ok(new PaymentsOfOrder(files.ofOrder(orderId)));
    }

    private static void refuseCardNumber(@Nullable PaymentMethod card) {
        if (card != null && CardNumbers.keepOut(card) == null) {
            var field = CardNumbers.isSuspect(card.token()) ? "token" : "brand";
            throw Problem.invalid(
                    "/paymentMethod/" + field, "must not be a card number; send a token");
        }
    }

    private static Problem declined(DeclineReason reason) {
        var code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var sentence =
                switch (reason) {
                    case CARD_DECLINED -> "The card was declined.";
                    case INSUFFICIENT_FUNDS -> "There is not enough money on the card.";
                    case EXPIRED_CARD -> "The card has expired.";
                    case PROCESSING_ERROR -> "The payment could not be processed.";
                    case FRAUD -> "The payment was stopped by the fraud screening.";
                };
        return Problem.of(402, code, sentence);
    }

    private static Problem voided(PaymentView payment) {
        return Problem.conflict(
                "payment-voided", "Payment " + payment.paymentId() + " has been voided.");
    }

    private static Problem inProgress(UUID paymentId) {
        return Problem.tryAgain(
                409,
                "payment-in-progress",
                "Nobody knows yet what became of payment " + paymentId + "; ask again.");
    }
}

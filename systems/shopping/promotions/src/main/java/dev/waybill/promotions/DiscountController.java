package dev.waybill.promotions;

import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.contracts.promotions.DiscountQuote;
import dev.waybill.promotions.Usage.Calculate;
import dev.waybill.promotions.UsageBook.Customer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Quotes by HTTP: they say what a code is worth now, and hold nothing. */
@RestController
@RequestMapping(produces = "application/json")
class DiscountController {

    private final Promotions promotions;
    private final CustomerUses uses;
    private final Clock clock;

    DiscountController(Promotions promotions, CustomerUses uses, Clock clock) {
        this.promotions = promotions;
        this.uses = uses;
        this.clock = clock;
    }

    @Operation(summary = "What a promotion code is worth for a cart; nothing is reserved")
    @ApiResponse(responseCode = "200", description = "The discount, or 0 and why there is none")
    @ApiResponse(responseCode = "400", description = "A field is wrong")
    @PostMapping("/discounts/calculate")
    ResponseEntity<DiscountQuote> calculate(@RequestBody CalculateDiscount body) {
        var question = new Calculate(quote(body));
        var promotion = question.code().flatMap(promotions::find);
        var used = promotion.map(known -> usesOf(known, body.customerId())).orElse(Map.of());
        var book = new UsageBook(List.of(), promotion.stream().toList(), used);
        var worth = book.calculate(question, clock.instant());
        return ResponseEntity.ok(new DiscountQuote(worth.off(), worth.applied(), worth.refusal()));
    }

    private Map<Customer, Integer> usesOf(Promotion promotion, @Nullable UUID customerId) {
        return customerId == null || promotion.limitPerCustomer() == null
                ? Map.of()
                : uses.find(List.of(new Customer(promotion.code(), customerId)));
    }

    /** Without the session: whoever has a session asks by message. */
    private static CalculateDiscount quote(CalculateDiscount body) {
        return new CalculateDiscount(
                body.cartId(),
                body.customerId(),
                body.subtotal(),
                body.currency(),
                body.promotionCode(),
                null);
    }
}

package dev.waybill.carts;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.GuardedAs;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.carts.CheckoutCart;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checking out by HTTP: a cart that was filled before, or a whole order in one request. */
@RestController
@RequestMapping(produces = "application/json")
class CheckoutController {

    private final Intake<CartCommand> commands;
    private final AwaitedPrices prices;
    private final Arrivals arrivals;

    CheckoutController(Intake<CartCommand> commands, AwaitedPrices prices, Arrivals arrivals) {
        this.commands = commands;
        this.prices = prices;
        this.arrivals = arrivals;
    }

    @Operation(summary = "Check a cart out")
    @ApiResponse(responseCode = "200", description = "Started; Location tells where to watch it")
    @ApiResponse(responseCode = "400", description = "A field is wrong")
    @ApiResponse(responseCode = "404", description = "There is no such cart")
    @ApiResponse(responseCode = "409", description = "Checked out, empty, or promotion refused")
    @PostMapping("/carts/{cartId}/checkout")
    ResponseEntity<CheckoutStarted> checkOut(
            @PathVariable UUID cartId, @RequestBody WishBody body, Asking asking) {
        return prices.await(commands.ask(asking, new CartCommand.CheckOut(body.of(cartId))));
    }

    @Operation(summary = "Order in one request: a cart, what is in it, and its checkout")
    @ApiResponse(responseCode = "202", description = "Started; Location tells where to watch it")
    @ApiResponse(responseCode = "400", description = "A field is wrong")
    @ApiResponse(responseCode = "404", description = "There is no such product")
    @ApiResponse(responseCode = "409", description = "Not for sale, or promotion refused")
    @PostMapping("/checkouts")
    ResponseEntity<CheckoutStarted> order(@RequestBody OrderBody body, Asking asking) {
        arrivals.await(body.items().stream().map(OrderBody.WantedItem::productId).toList());
        return prices.await(commands.ask(asking, new CartCommand.Order(body)));
    }

    /** checkout-cart as it comes by HTTP: the cart is in the path and may be said twice. */
    @GuardedAs(CheckoutCart.class)
    record WishBody(
            @Nullable UUID cartId,
            UUID customerId,
            @Nullable String promotionCode,
            @Nullable DeliveryAddress address,
            @Nullable PaymentMethod paymentMethod) {

        CheckoutCart of(UUID id) {
            if (cartId != null && !cartId.equals(id)) {
                throw Problem.invalid("/cartId", "must be the one in the path");
            }
            return new CheckoutCart(id, customerId, promotionCode, address, paymentMethod);
        }
    }
}

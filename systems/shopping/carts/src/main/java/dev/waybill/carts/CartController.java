package dev.waybill.carts;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.GuardedAs;
import dev.waybill.contracts.carts.AddItemToCart;
import dev.waybill.contracts.carts.RemoveItemFromCart;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Etag;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Filling carts by HTTP. */
@RestController
@RequestMapping(path = "/carts", produces = "application/json")
class CartController {

    private final Intake<CartCommand> commands;
    private final Carts carts;
    private final Arrivals arrivals;

    CartController(Intake<CartCommand> commands, Carts carts, Arrivals arrivals) {
        this.commands = commands;
        this.carts = carts;
        this.arrivals = arrivals;
    }

    @Operation(summary = "Create an empty cart")
    @ApiResponse(responseCode = "201", description = "The cart")
    @ApiResponse(responseCode = "400", description = "A field is wrong")
    @PostMapping
    ResponseEntity<CartDetails> create(
            @RequestBody(required = false) @Nullable CartBody body, Asking asking) {
        var given = body == null ? new CartBody(null, null) : body;
        return commands.ask(asking, new CartCommand.Create(given.customerId(), given.currency()));
    }

    @Operation(summary = "A cart and what is in it")
    @ApiResponse(responseCode = "200", description = "The cart")
    @ApiResponse(responseCode = "404", description = "There is no such cart")
    @GetMapping("/{cartId}")
    ResponseEntity<CartDetails> get(@PathVariable UUID cartId) {
        var cart = carts.find(cartId).orElseThrow(() -> Refusals.unknownCart(cartId));
        return ResponseEntity.ok()
                .eTag(Etag.of(cart.basket().version()))
                .body(CartDetails.of(cart));
    }

    @Operation(summary = "Add units of a product; the price of the first add stays")
    @ApiResponse(responseCode = "200", description = "The cart after it")
    @ApiResponse(responseCode = "400", description = "A field is wrong")
    @ApiResponse(responseCode = "404", description = "There is no such cart or product")
    @ApiResponse(responseCode = "409", description = "Checked out, not for sale, or other currency")
    @PostMapping("/{cartId}/items")
    ResponseEntity<CartDetails> add(
            @PathVariable UUID cartId, @RequestBody ItemBody body, Asking asking) {
        var item = body.of(cartId);
        arrivals.await(List.of(item.productId()));
        return commands.ask(asking, new CartCommand.Add(item));
    }

    @Operation(summary = "Take units of a product out, or all of them if no quantity is given")
    @ApiResponse(responseCode = "200", description = "The cart after it")
    @ApiResponse(responseCode = "404", description = "There is no such cart, or not in the cart")
    @ApiResponse(responseCode = "409", description = "Checked out")
    @DeleteMapping("/{cartId}/items/{productId}")
    ResponseEntity<CartDetails> remove(
            @PathVariable UUID cartId,
            @PathVariable UUID productId,
            @RequestParam(required = false) @GuardedAs(RemoveItemFromCart.class)
                    @Nullable Integer quantity,
            Asking asking) {
        var item = new RemoveItemFromCart(cartId, productId, quantity);
        return commands.ask(asking, new CartCommand.Remove(item));
    }

    /** A cart may be anybody's, and of any currency until the first product is added. */
    record CartBody(@Nullable UUID customerId, @Nullable String currency) {

        CartBody {
            var guard = new Guard();
            guard.codeIfGiven("currency", currency, 3, 'A', 'Z');
            guard.check();
        }
    }

    /** add-item-to-cart as it comes by HTTP: the cart is in the path and may be said twice. */
    @GuardedAs(AddItemToCart.class)
    record ItemBody(@Nullable UUID cartId, UUID productId, int quantity) {

        AddItemToCart of(UUID id) {
            if (cartId != null && !cartId.equals(id)) {
                throw Problem.invalid("/cartId", "must be the one in the path");
            }
            return new AddItemToCart(id, productId, quantity);
        }
    }
}

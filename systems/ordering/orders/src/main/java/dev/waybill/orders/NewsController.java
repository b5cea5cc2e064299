package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.orders.OrderViews.Narrowing;
import dev.waybill.orders.OrderViews.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders as they come in, for whoever looks at a list. Each answer says where the next question
 * goes on, so nothing is missed or heard twice, whatever happens to the connection.
 */
@RestController
final class NewsController {

    private static final int MOST = 200;

    private final OrderReads reads;

    NewsController(OrderReads reads) {
        this.reads = reads;
    }

    /**
     * @param orders newest first; the first one is what to ask about next
     * @param more there are more than these
     */
    record News(List<OrderSummary> orders, boolean more) {
        News {
            orders = List.copyOf(orders);
        }
    }

    @GetMapping(path = "/orders/news", produces = "application/json")
    @Operation(
            summary = "Orders placed after a given one; with wait, the answer waits for the first")
    @ApiResponse(responseCode = "200", description = "Those orders, none if none came in time")
    News news(
            @RequestParam UUID after,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable OrderStage stage,
            @RequestParam(required = false) @Nullable Long minTotal,
            @RequestParam(required = false) @Nullable Long maxTotal,
            @RequestParam(required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Parameter(schema = @Schema(pattern = Waits.PATTERN))
                    @Nullable String wait) {
        var asked =
                new Question(
                        customerId,
                        status,
                        null,
                        null,
                        new Narrowing(
                                stage, null, minTotal, maxTotal, productId, Looking.read(text)),
                        null,
                        null,
                        MOST + 1);
        var found = reads.newer(asked, after, Waits.read(wait));
        return new News(found.subList(0, Math.min(MOST, found.size())), found.size() > MOST);
    }
}

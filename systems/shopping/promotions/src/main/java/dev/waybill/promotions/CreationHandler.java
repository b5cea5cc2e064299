package dev.waybill.promotions;

import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Outbox;
import java.util.LinkedHashMap;
import java.util.List;

/** Creates promotions; the first with a code has it. */
final class CreationHandler implements RequestHandler<PromotionBody> {

    private final Promotions promotions;

    CreationHandler(Promotions promotions) {
        this.promotions = promotions;
    }

    @Override
    public void handle(Requests<PromotionBody> requests, Outbox outbox) {
        var firsts = new LinkedHashMap<String, Promotion>();
        var winners = new LinkedHashMap<String, Request<PromotionBody>>();
        for (var request : requests) {
            var promotion = request.body().promotion();
            firsts.putIfAbsent(promotion.code(), promotion);
            winners.putIfAbsent(promotion.code(), request);
        }
        var free = promotions.insert(List.copyOf(firsts.values()), requests.now());
        winners.keySet().retainAll(free);
        for (var request : requests) {
            var promotion = request.body().promotion();
            if (request == winners.get(promotion.code())) {
                request.answer(created(promotion));
            } else {
                request.refuse(taken(promotion.code()));
            }
        }
    }

    private static Answer created(Promotion promotion) {
        return Answer.created("/promotions/" + promotion.code(), PromotionDetails.of(promotion))
                .at(promotion.version());
    }

    private static Problem taken(String code) {
        return Problem.conflict("code-taken", "There is a promotion " + code + " already.");
    }
}

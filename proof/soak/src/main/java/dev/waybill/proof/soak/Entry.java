package dev.waybill.proof.soak;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the client's journal. Times are milliseconds since 1970 by the machine's clock, which
 * does not jump.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = Entry.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Entry.Unanswered.class, name = "unanswered"),
    @JsonSubTypes.Type(value = Entry.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Entry.PaidBack.class, name = "paid-back"),
    @JsonSubTypes.Type(value = Entry.Abandoned.class, name = "abandoned")
})
sealed interface Entry {

    long at();

    /**
     * What was asked for with a request that has a key.
     *
     * <pre>
     * CART, ITEM, CHECKOUT (of a cart), PLACE (in one request), AGAIN (the same cart, another key),
     * TAKE_BACK (a checkout), CANCEL (an order), RECEIVE (stock), RENAME (a product), HOLD and LET_GO (stock, without a checkout),
     * RETURN (goods of an order), CLAIM (money for goods that are kept), ALLOW (either), RESTOCK and SCRAP (goods that
     * have come back), PRODUCT, PROMOTION, CONTACT (how a customer is reached)
     * </pre>
     */
    enum Step {
        PRODUCT,
        PROMOTION,
        CONTACT,
        RECEIVE,
        RENAME,
        HOLD,
        LET_GO,
        CART,
        ITEM,
        CHECKOUT,
        PLACE,
        AGAIN,
        TAKE_BACK,
        CANCEL,
        RETURN,
        CLAIM,
        ALLOW,
        RESTOCK,
        SCRAP;

        String method() {
            return switch (this) {
                case RENAME -> "PATCH";
                case CONTACT -> "PUT";
                default -> "POST";
            };
        }

        boolean asksBack() {
            return this == RETURN || this == CLAIM;
        }

        boolean checksOut() {
            return this == CHECKOUT || this == PLACE || this == AGAIN;
        }
    }

    /**
     * On the disk before the request is sent.
     *
     * @param wish number of the wish
     * @param subject the cart, checkout, order or product that it is about
     * @param lines units by product, where it asks for units
     */
    record Sent(
            long at,
            int wish,
            Step step,
            UUID key,
            @Nullable String subject,
            @Nullable Map<String, Integer> lines)
            implements Entry {}

    /**
     * On the disk before anything follows from it.
     *
     * @param id of what was made: the checkout session, cart or product
     * @param code of the problem
     */
    record Answered(
            long at,
            int wish,
            Step step,
            UUID key,
            int status,
            @Nullable String id,
            @Nullable String code)
            implements Entry {}

    /** Nobody answered, or not for good: it is asked again under the same key. */
    record Unanswered(long at, int wish, Step step, UUID key, String why) implements Entry {}

    /**
     * The end of a checkout, as its customer sees it.
     *
     * @param finishedAt milliseconds since 1970 by the world's clock
     */
    record Ended(
            long at,
            int wish,
            String session,
            String status,
            @Nullable String reason,
            @Nullable String order,
            long total,
            String currency,
            long finishedAt)
            implements Entry {}

    /**
     * The end of a return, as its customer sees it.
     *
     * @param id of the return
     */
    record PaidBack(long at, int wish, String id, String order, long refunded, String currency)
            implements Entry {}

    /** The client has given up: it must not. */
    record Abandoned(long at, int wish, String why) implements Entry {}
}

package dev.waybill.contracts.promotions;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of promotions: each of its messages, with its name and version on the wire. */
public final class PromotionsContracts {

    public static final Contract<CalculateDiscount> CALCULATE_DISCOUNT =
            new Contract<>(
                    "calculate-discount",
                    "1.0.0",
                    Contract.Kind.COMMAND,
                    CalculateDiscount.class,
                    Topics.SHOPPING_COMMANDS,
                    CalculateDiscount::cartId);

    public static final Contract<DiscountCalculated> DISCOUNT_CALCULATED =
            new Contract<>(
                    "discount-calculated",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    DiscountCalculated.class,
                    Topics.SHOPPING_PROMOTIONS,
                    DiscountCalculated::cartId);

    public static final Operation<CalculateDiscount, DiscountQuote> DISCOUNT_QUOTE =
            new Operation<>(
                    "discount-quote",
                    "1.0.0",
                    Operation.Kind.QUERY,
                    CalculateDiscount.class,
                    DiscountQuote.class);

    private PromotionsContracts() {}

    public static List<Contract<?>> all() {
        return List.of(CALCULATE_DISCOUNT, DISCOUNT_CALCULATED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of(DISCOUNT_QUOTE);
    }
}

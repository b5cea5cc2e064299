package dev.waybill.promotions;

import dev.waybill.promotions.Benefit.FixedAmount;
import dev.waybill.promotions.Benefit.Percentage;

/** What a promotion takes off, as tables and HTTP name it. */
enum Kind {
    PERCENTAGE,
    FIXED_AMOUNT;

    static Kind of(Benefit benefit) {
        return switch (benefit) {
            case Percentage _ -> PERCENTAGE;
            case FixedAmount _ -> FIXED_AMOUNT;
        };
    }
}

package dev.waybill.promotions;

import dev.waybill.contracts.promotions.DiscountRefusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a code is worth for a purchase. */
sealed interface Worth {

    /** Minor units, at most the subtotal. */
    long off();

    /** The codes of the promotions that gave it. */
    default List<String> applied() {
        return List.of();
    }

    default @Nullable DiscountRefusal refusal() {
        return null;
    }

    record Discount(String code, long off) implements Worth {
        @Override
        public List<String> applied() {
            return List.of(code);
        }
    }

    record Nothing(DiscountRefusal refusal) implements Worth {
        @Override
        public long off() {
            return 0;
        }
    }

    /** Nobody has named a code. */
    record NotAsked() implements Worth {
        @Override
        public long off() {
            return 0;
        }
    }
}

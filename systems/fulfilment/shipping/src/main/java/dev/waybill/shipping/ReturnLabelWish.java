package dev.waybill.shipping;

import dev.waybill.contracts.shipping.BuyReturnLabel;
import dev.waybill.contracts.shipping.VoidReturnLabel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What returns want of a label. */
sealed interface ReturnLabelWish {

    UUID returnId();

    record Buy(BuyReturnLabel command) implements ReturnLabelWish {

        @Override
        public UUID returnId() {
            return command.returnId();
        }

        /**
         * @param door where the order was sent
         */
        ReturnTerms terms(@Nullable Party door, UUID journey, Instant now) {
            var from = command.from();
            var grams = command.weightGrams();
            return new ReturnTerms(
                    command.returnId(),
                    command.orderId(),
                    journey,
                    command.number(),
                    from == null ? door : new Party(command.fromName(), from),
                    new Party(command.toName(), command.to()),
                    command.units(),
                    grams == null ? Box.USUAL_GRAMS : grams,
                    now);
        }
    }

    record CallOff(UUID returnId) implements ReturnLabelWish {

        static CallOff of(VoidReturnLabel command) {
            return new CallOff(command.returnId());
        }
    }
}

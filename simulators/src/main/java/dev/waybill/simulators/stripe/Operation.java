package dev.waybill.simulators.stripe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a valid POST asks for. */
sealed interface Operation {
    record Create(
            long amount,
            String currency,
            boolean manual,
            @Nullable TestCard card,
            boolean confirm,
            Map<String, String> metadata,
            boolean multicapture)
            implements Operation {
        Create(
                long amount,
                String currency,
                boolean manual,
                @Nullable TestCard card,
                boolean confirm,
                Map<String, String> metadata) {
            this(amount, currency, manual, card, confirm, metadata, false);
        }
    }

    record Confirm(Intent intent, @Nullable TestCard card) implements Operation {}

    /**
     * @param last nothing more will be captured: the rest is released
     */
    record Capture(Intent intent, @Nullable Long amount, boolean last) implements Operation {}

    record Cancel(Intent intent, @Nullable String reason) implements Operation {}

    record GiveBack(
            Intent intent,
            @Nullable Long amount,
            @Nullable String reason,
            Map<String, String> metadata)
            implements Operation {}

    /** The bank's last word; evidence that wins, or none. */
    record CloseDispute(Dispute dispute, boolean won) implements Operation {}

    /** What it is about; none if it makes it. */
    default @Nullable Intent subject() {
        return switch (this) {
            case Create _ -> null;
            case Confirm(var intent, _) -> intent;
            case Capture(var intent, _, _) -> intent;
            case Cancel(var intent, _) -> intent;
            case GiveBack refund -> refund.intent();
            case CloseDispute close -> close.dispute().intent();
        };
    }
}

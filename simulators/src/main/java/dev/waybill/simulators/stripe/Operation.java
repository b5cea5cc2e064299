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
            Map<String, String> metadata)
            implements Operation {}

    record Confirm(Intent intent, @Nullable TestCard card) implements Operation {}

    record Capture(Intent intent, @Nullable Long amount) implements Operation {}

    record Cancel(Intent intent, @Nullable String reason) implements Operation {}

    record GiveBack(
            Intent intent,
            @Nullable Long amount,
            @Nullable String reason,
            Map<String, String> metadata)
            implements Operation {}
}

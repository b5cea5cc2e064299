package dev.waybill.inventory;

import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a demand could be met from, and why; nothing is taken yet. */
sealed interface Plan {

    /** None where there was no choice and no rule spoke. */
    @Nullable Decision decision();

    record Met(List<Line> lines, List<Awaited> awaited, @Nullable Decision decision)
            implements Plan {

        public Met {
            lines = List.copyOf(lines);
            awaited = List.copyOf(awaited);
        }
    }

    record Unmet(List<UnavailableItem> shortages, @Nullable Decision decision) implements Plan {

        public Unmet {
            shortages = List.copyOf(shortages);
        }
    }
}

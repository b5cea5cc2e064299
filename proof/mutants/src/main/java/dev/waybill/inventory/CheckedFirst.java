package dev.waybill.inventory;

import dev.waybill.platform.Database;
import dev.waybill.proof.mutants.Apart;
import java.util.Collection;
import java.util.UUID;

/** A mutant: looks how much there is in one transaction, and takes it in another. */
final class CheckedFirst extends StockLevels {

    CheckedFirst(Database database) {
        super(database);
    }

    @Override
    Stock lock(Collection<UUID> products) {
        return Apart.inItsOwnTransaction(() -> super.lock(products));
    }
}

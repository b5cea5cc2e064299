package dev.waybill.payments;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The table of movements of money; it is only ever added to. */
final class Ledger {

    private final Database database;

    Ledger(Database database) {
        this.database = database;
    }

    /** An effect moves money once: to move it again is a bug. */
    void add(List<Transfer> transfers) {
        insert(transfers, "");
    }

    /** What has been written down before is left as it is. */
    void addOnce(List<Transfer> transfers) {
        insert(transfers, "on conflict (key) do nothing");
    }

    private void insert(List<Transfer> transfers, String otherwise) {
        if (transfers.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into payments.transfers (key, payment_id, debit, credit, amount,
                            currency, cause, at)
                        select * from unnest(:keys::uuid[], :payments::uuid[], :debits::text[],
                            :credits::text[], :amounts::bigint[], :currencies::text[],
                            :causes::text[], :times::timestamptz[])
                        %s
                        """
                                .formatted(otherwise))
                .param("keys", uuids(transfers, Transfer::key))
                .param("payments", uuids(transfers, Transfer::paymentId))
                .param("debits", texts(transfers, transfer -> transfer.debit().name()))
                .param("credits", texts(transfers, transfer -> transfer.credit().name()))
                .param("amounts", longs(transfers, Transfer::amount))
                .param("currencies", texts(transfers, Transfer::currency))
                .param("causes", texts(transfers, transfer -> transfer.cause().name()))
                .param("times", instants(transfers, Transfer::at))
                .update();
    }

    /** The movements that these effects made. */
    List<Transfer> of(Collection<UUID> keys) {
        return database.sql(
                        """
                        select * from payments.transfers
                        where key = any(:keys::uuid[])
                        order by at, key
                        """)
                .param("keys", uuids(keys))
                .query((row, _) ->
                        new Transfer(
                                Payments.id(row, "key"),
                                Payments.id(row, "payment_id"),
                                Transfer.Account.valueOf(row.getString("debit")),
                                Transfer.Account.valueOf(row.getString("credit")),
                                row.getLong("amount"),
                                row.getString("currency"),
                                Transfer.Cause.valueOf(row.getString("cause")),
                                Objects.requireNonNull(Payments.time(row, "at"))))
                .list();
    }
}

package dev.waybill.inventory;

import dev.waybill.inventory.ReceiveStock.Receipt;
import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.List;

/** What has arrived, and under which number. */
final class Receipts {

    private final Database database;

    Receipts(Database database) {
        this.database = database;
    }

    void insert(List<Receipt> receipts, Instant now) {
        if (receipts.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into inventory.receipt
                          (id, product_id, location, quantity, reference, received_at)
                        select r.*, :now
                        from unnest(:ids::uuid[], :products::uuid[], :locations::text[],
                          :quantities::int[], :references::text[]) as r
                        """)
                .param("now", Database.time(now))
                .param("ids", Database.uuids(receipts, Receipt::receiptId))
                .param("products", Database.uuids(receipts, Receipt::productId))
                .param("locations", Database.texts(receipts, Receipt::location))
                .param("quantities", Database.ints(receipts, Receipt::quantity))
                .param("references", Database.texts(receipts, Receipt::reference))
                .update();
    }
}

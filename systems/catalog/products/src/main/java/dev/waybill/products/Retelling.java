package dev.waybill.products;

import dev.waybill.platform.Database;
import java.util.Optional;
import java.util.UUID;

/** How far search has been told of every product again. */
final class Retelling {

    private static final UUID START = new UUID(0, 0);

    private final Database database;

    Retelling(Database database) {
        this.database = database;
    }

    /** From the first product on, also if it was under way. */
    void begin() {
        database.sql(
                        """
                        insert into products.retelling (after) values (:start)
                        on conflict (one) do update set after = excluded.after
                        """)
                .param("start", START)
                .update();
    }

    /** The last product that was told, locked; empty if nothing is to be told. */
    Optional<UUID> lock() {
        return database.sql("select after from products.retelling for update skip locked")
                .query(UUID.class)
                .optional();
    }

    void reached(UUID product) {
        database.sql("update products.retelling set after = :product")
                .param("product", product)
                .update();
    }

    void end() {
        database.sql("delete from products.retelling").update();
    }
}

package dev.waybill.notifications;

import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of how people are reached. */
final class Contacts {

    private final Database database;

    Contacts(Database database) {
        this.database = database;
    }

    Optional<Contact.Kept> find(UUID customerId) {
        return database.sql("select * from notifications.contacts where customer_id = :customer")
                .param("customer", customerId)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Locks in sorted order, so that two batches never wait for each other in a circle. */
    List<Contact.Kept> lock(Collection<UUID> customerIds) {
        return database.sql(
                        """
                        select * from notifications.contacts
                        where customer_id = any(:customers::uuid[])
                        order by customer_id for update
                        """)
                .param("customers", uuids(customerIds))
                .query((row, _) -> read(row))
                .list();
    }

    /** Fails for one that somebody else has made meanwhile: then it must be looked at again. */
    void insert(Collection<Contact.Kept> contacts, Instant now) {
        if (contacts.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into notifications.contacts (customer_id, contact, version, created_at, updated_at)
                        select v.*, :now, :now
                        from unnest(:customers::uuid[], :contacts::jsonb[], :versions::bigint[]) as v
                        """)
                .param("now", time(now))
                .param("customers", uuids(contacts, Contact.Kept::customerId))
                .param("contacts", texts(contacts, Contacts::json))
                .param("versions", longs(contacts, Contact.Kept::version))
                .update();
    }

    void update(Collection<Contact.Kept> contacts, Instant now) {
        if (contacts.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update notifications.contacts c
                        set contact = v.contact, version = v.version, updated_at = :now
                        from unnest(:customers::uuid[], :contacts::jsonb[], :versions::bigint[])
                            as v (customer_id, contact, version)
                        where c.customer_id = v.customer_id
                        """)
                .param("now", time(now))
                .param("customers", uuids(contacts, Contact.Kept::customerId))
                .param("contacts", texts(contacts, Contacts::json))
                .param("versions", longs(contacts, Contact.Kept::version))
                .update();
    }

    void delete(Collection<UUID> customerIds) {
        if (customerIds.isEmpty()) {
            return;
        }
        database.sql(
                        "delete from notifications.contacts where customer_id = any(:customers::uuid[])")
                .param("customers", uuids(customerIds))
                .update();
    }

    static Contact.Kept read(ResultSet row) throws SQLException {
        var json = row.getString("contact").getBytes(StandardCharsets.UTF_8);
        return new Contact.Kept(
                row.getObject("customer_id", UUID.class),
                Wire.read(json, Contact.class),
                row.getLong("version"));
    }

    private static String json(Contact.Kept kept) {
        return new String(Wire.write(kept.contact()), StandardCharsets.UTF_8);
    }
}

package dev.waybill.notifications;

import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;

import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table of addresses that nothing is sent to any more. */
final class DeadAddresses {

    private final Database database;

    DeadAddresses(Database database) {
        this.database = database;
    }

    Set<DeadAddress> among(Collection<DeadAddress> addresses) {
        var found =
                database.sql(
                                """
                                select channel, address from notifications.dead_addresses
                                join unnest(:channels::text[], :addresses::text[]) as v (channel, address)
                                    using (channel, address)
                                """)
                        .param("channels", texts(addresses, each -> each.channel().name()))
                        .param("addresses", texts(addresses, DeadAddress::to))
                        .query((row, _) ->
                                new DeadAddress(
                                        Channel.valueOf(row.getString("channel")),
                                        row.getString("address")))
                        .list();
        return new HashSet<>(found);
    }

    void insert(List<Outcome> refusals, Instant now) {
        if (refusals.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into notifications.dead_addresses (channel, address, why, since)
                        select distinct on (channel, address) channel, address, why, :now
                        from unnest(:channels::text[], :addresses::text[], :reasons::text[])
                            as v (channel, address, why)
                        order by channel, address
                        on conflict (channel, address) do nothing
                        """)
                .param("now", time(now))
                .param(
                        "channels",
                        texts(refusals, each -> each.errand().address().channel().name()))
                .param("addresses", texts(refusals, each -> each.errand().address().to()))
                .param("reasons", texts(refusals, each -> each.report().line()))
                .update();
    }

    /** Somebody knows that it is alive again. */
    void forget(Collection<DeadAddress> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        delete from notifications.dead_addresses d
                        using unnest(:channels::text[], :addresses::text[]) as v (channel, address)
                        where d.channel = v.channel and d.address = v.address
                        """)
                .param("channels", texts(addresses, each -> each.channel().name()))
                .param("addresses", texts(addresses, DeadAddress::to))
                .update();
    }
}

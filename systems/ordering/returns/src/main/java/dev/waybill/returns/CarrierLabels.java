package dev.waybill.returns;

import dev.waybill.platform.Database;
import dev.waybill.returns.CarrierLabel.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The carriers' labels of returns. */
final class CarrierLabels {

    private final Database database;

    CarrierLabels(Database database) {
        this.database = database;
    }

    private record Row(UUID returnId, CarrierLabel label) {}

    Map<UUID, CarrierLabel> of(Collection<UUID> returns) {
        var found = new HashMap<UUID, CarrierLabel>();
        database.sql("select * from returns.label where return_id = any (:ids::uuid[])")
                .param("ids", Database.uuids(returns))
                .query(row -> {
                    found.put(
                            Columns.id(row, "return_id"),
                            new CarrierLabel(
                                    State.valueOf(row.getString("state")),
                                    row.getString("carrier"),
                                    row.getString("tracking_number"),
                                    row.getString("reason")));
                });
        return found;
    }

    void save(List<Return> changed) {
        var all =
                changed.stream()
                        .filter(each -> each.sheet().label() != null)
                        .map(each ->
                                new Row(each.id(), Objects.requireNonNull(each.sheet().label())))
                        .toList();
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.label (return_id, state, carrier, tracking_number, reason)
                        select * from unnest(:returns::uuid[], :states::text[], :carriers::text[],
                          :numbers::text[], :reasons::text[])
                        on conflict (return_id) do update set state = excluded.state,
                          carrier = excluded.carrier, tracking_number = excluded.tracking_number,
                          reason = excluded.reason
                        where label.state <> excluded.state
                        """)
                .param("returns", Database.uuids(all, Row::returnId))
                .param("states", Database.texts(all, each -> each.label().state().name()))
                .param("carriers", Database.texts(all, each -> each.label().carrier()))
                .param("numbers", Database.texts(all, each -> each.label().trackingNumber()))
                .param("reasons", Database.texts(all, each -> each.label().reason()))
                .update();
    }
}

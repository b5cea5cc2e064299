package dev.waybill.inventory;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.PromiseChanged;
import dev.waybill.inventory.Promises.Kept;
import dev.waybill.inventory.Reservation.Committed;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.StockLevels.Shelf;
import dev.waybill.platform.Database;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Units have come for those who wait, or what was expected comes at another time. Whoever reserves
 * meanwhile takes none of what is promised, so there is no hurry and no race.
 */
final class KeepPromises implements Alarm {

    private static final int PLACES_AT_ONCE = 50;

    private final Database database;
    private final Reservations reservations;
    private final StockLevels levels;

    KeepPromises(Database database, Reservations reservations, StockLevels levels) {
        this.database = database;
        this.reservations = reservations;
        this.levels = levels;
    }

    private record Due(Shelf shelf, boolean remake) {}

    @Override
    public int ring(Instant clock, Outbox outbox) {
        var due = due(clock);
        if (due.isEmpty()) {
            return 0;
        }
        var now = clock.truncatedTo(ChronoUnit.MICROS);
        var products = due.stream().map(each -> each.shelf().productId()).collect(toSet());
        var waiting = reservations.lockAwaiting(products);
        var stock = levels.lock(products);
        var remade = due.stream().filter(Due::remake).map(Due::shelf).collect(toSet());
        var kept =
                new Promises(waiting, stock, now)
                        .keep(due.stream().map(Due::shelf).collect(toSet()), remade);
        var changed = new ArrayList<Reservation>(kept.size());
        for (var each : kept) {
            changed.add(each.after(because(each.before(), now)));
            tell(each, now, outbox);
        }
        reservations.update(changed);
        levels.save(stock, now);
        reckoned(remade);
        return kept.size() + remade.size();
    }

    private static UUID because(Holding holding, Instant now) {
        return Ids.derive(holding.id(), "promise/" + now);
    }

    private static void tell(Kept kept, Instant now, Outbox outbox) {
        var claim = kept.before().claim();
        var cause = Cause.timer(claim.journeyId(), "system inventory");
        if (kept.hasCome()) {
            outbox.tell(
                    new InventoryResourced(
                            claim.reservationId(),
                            claim.orderId(),
                            because(kept.before(), now),
                            Allocations.of(kept.come(), List.of()),
                            List.of(),
                            now,
                            null),
                    cause);
        }
        if (kept.before() instanceof Committed) {
            kept.otherDate()
                    .ifPresent(date ->
                            outbox.tell(
                                    new PromiseChanged(
                                            claim.reservationId(),
                                            claim.orderId(),
                                            kept.told(),
                                            date,
                                            date.isAfter(kept.told())
                                                    ? "what was expected comes later"
                                                    : "what was expected comes sooner",
                                            now),
                                    cause));
        }
    }

    private List<Due> due(Instant now) {
        return database.sql(
                        """
                        select product_id, location, remake from inventory.stock
                        where promised > 0 and (remake
                          or available > safety and (on_sale_from is null or on_sale_from <= :now))
                        order by product_id, location limit :most
                        """)
                .param("now", Database.time(now))
                .param("most", PLACES_AT_ONCE)
                .query((row, _) ->
                        new Due(
                                new Shelf(
                                        row.getObject("product_id", UUID.class),
                                        row.getString("location")),
                                row.getBoolean("remake")))
                .list();
    }

    private void reckoned(Set<Shelf> remade) {
        if (remade.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update inventory.stock s set remake = false
                        from unnest(:products::uuid[], :locations::text[]) as c (product_id, location)
                        where s.product_id = c.product_id and s.location = c.location
                        """)
                .param("products", Database.uuids(remade, Shelf::productId))
                .param("locations", Database.texts(remade, Shelf::location))
                .update();
    }
}

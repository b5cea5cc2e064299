package dev.waybill.proof.soak;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From the warehouse to the door: orders, the carriers' own books, and what people were sent. */
final class DoorChecks {

    private final Database database;
    private final Folder folder;

    DoorChecks(Database database, Folder folder) {
        this.database = database;
        this.folder = folder;
    }

    List<Check> all() throws IOException {
        return List.of(arrived(), units(), labels(), told());
    }

    /** An order that came back waits for somebody who finds out where to send it. */
    private Check arrived() {
        var tally =
                new Tally(
                        Row.DOORS,
                        "every order is at its door, or cancelled, or has come back",
                        "orders.orders that say where they go");
        database.sql(
                        """
                        select o.order_id::text, o.stage,
                            o.stage in ('COMPLETED', 'CANCELLED')
                              or o.stage = 'ON_HOLD' and exists (
                                select from orders.shipment s where s.order_id = o.order_id and s.state = 'RETURNED')
                        from orders.orders o where o.stage <> 'FORBIDDEN' and o.release_at is not null
                        """)
                .query(row -> {
                    var order = row.getString(1);
                    var stage = row.getString(2);
                    tally.look(row.getBoolean(3), () -> "order " + order + " is " + stage);
                });
        return tally.done();
    }

    /** Orders count units by messages; shipping's parcels say what was at a door. */
    private Check units() {
        var tally =
                new Tally(
                        Row.DOORS,
                        "what is delivered to a customer was brought by a carrier",
                        "per order: units delivered in orders.line against what is in shipping's parcels at their doors");
        database.sql(
                        """
                        with known as (
                            select s.order_id, (p ->> 'id')::uuid as parcel_id
                            from orders.shipment s, jsonb_array_elements(s.parcels) p
                            where p ->> 'state' = 'DELIVERED'),
                        brought as (
                            select k.order_id, sum((i ->> 'quantity')::int) as units
                            from known k join shipping.parcels p using (parcel_id), jsonb_array_elements(p.items) i
                            where p.state = 'DELIVERED'
                            group by k.order_id),
                        have as (select order_id, sum(delivered) as units from orders.line group by order_id)
                        select h.order_id::text, h.units, coalesce(b.units, 0)
                        from have h left join brought b using (order_id)
                        """)
                .query(row -> {
                    var order = row.getString(1);
                    var has = row.getLong(2);
                    var brought = row.getLong(3);
                    tally.look(
                            has == brought,
                            () ->
                                    "order %s has %d units, carriers brought %d"
                                            .formatted(order, has, brought));
                });
        return tally.done();
    }

    private Check labels() throws IOException {
        var theirs = new TreeMap<String, String>();
        var twice = new ArrayList<String>();
        for (var carrier : ProvidersMain.CARRIERS) {
            sold(folder.carrier(carrier))
                    .forEach((reference, numbers) -> {
                        if (numbers.size() > 1) {
                            twice.add(carrier + " sold " + numbers + " for one reference");
                        }
                        numbers.forEach(
                                each -> each.forEach(number -> theirs.put(number, reference)));
                    });
        }
        var ours =
                new TreeSet<>(
                        database.sql(
                                        """
                                        select tracking_number from shipping.labels
                                        union all
                                        select tracking_number from shipping.return_labels
                                        where state in ('READY', 'VOIDING', 'KEPT')
                                        """)
                                .query(String.class)
                                .list());
        var tally =
                new Tally(
                        Row.DOORS,
                        "one label per parcel: ours are those that the carriers have sold and not voided",
                        "shipping.labels and return_labels against the carriers' own journals, both ways, by tracking number; labels per reference");
        twice.forEach(each -> tally.look(false, () -> each));
        ours.forEach(number ->
                tally.look(
                        theirs.containsKey(number),
                        () -> "no carrier has sold the label " + number));
        theirs.forEach((number, reference) ->
                tally.look(
                        ours.contains(number),
                        () -> "label %s, reference %s, is nobody's".formatted(number, reference)));
        return tally.done();
    }

    /** Shipments that still count, by the shipper's reference: the tracking numbers of each. */
    private static Map<String, List<Set<String>>> sold(Path journal) throws IOException {
        var sold = new HashMap<String, Map<String, Set<String>>>();
        if (Files.exists(journal)) {
            try (var lines = Files.lines(journal)) {
                lines.map(line -> Wire.mapper().readTree(line)).forEach(made -> hear(made, sold));
            }
        }
        var counting = new TreeMap<String, List<Set<String>>>();
        sold.forEach((reference, made) -> {
            if (!made.isEmpty()) {
                counting.put(reference, List.copyOf(made.values()));
            }
        });
        return counting;
    }

    private static void hear(JsonNode made, Map<String, Map<String, Set<String>>> sold) {
        var of = sold.computeIfAbsent(made.path("reference").asString(), _ -> new TreeMap<>());
        if (made.path("voided").asBoolean()) {
            of.remove(made.path("id").asString());
            return;
        }
        var numbers = new HashSet<String>();
        made.path("pieces").forEach(piece -> numbers.add(piece.path("trackingNumber").asString()));
        of.put(made.path("id").asString(), numbers);
    }

    /** The gateway may be given a message twice, under one name: then it is one message. */
    private Check told() throws IOException {
        var sent = new HashMap<String, @Nullable String>();
        if (Files.exists(folder.inbox())) {
            try (var lines = Files.lines(folder.inbox())) {
                lines.map(line -> Wire.mapper().readTree(line))
                        .forEach(letter ->
                                sent.put(
                                        letter.path("id").asString(),
                                        letter.path("to").asString()));
            }
        }
        var tally =
                new Tally(
                        Row.DOORS,
                        "what people were sent is what was to be told, each thing once",
                        "notifications.messages against the gateway's own journal, both ways, by name");
        var planned = new HashSet<String>();
        database.sql("select id::text, address, state from notifications.messages")
                .query(row -> {
                    var id = row.getString(1);
                    var address = row.getString(2);
                    var state = row.getString(3);
                    planned.add(id);
                    tally.look(
                            !state.equals("DONE") || address.equals(sent.get(id)),
                            () -> "message %s to %s was never sent".formatted(id, address));
                });
        sent.keySet()
                .forEach(id ->
                        tally.look(planned.contains(id), () -> "nobody has planned message " + id));
        return tally.done();
    }
}

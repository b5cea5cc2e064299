package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import java.util.List;

/** Units and promotions: the client's journal against the database. Pure. */
final class StockChecks {

    private final Memory memory;
    private final Rows rows;

    StockChecks(Memory memory, Rows rows) {
        this.memory = memory;
        this.rows = rows;
    }

    List<Check> all() {
        return List.of(oversold(), stock(), promotions());
    }

    private Check oversold() {
        var received = memory.received();
        var restocked = memory.restocked();
        var tally =
                new Tally(
                        Row.STOCK,
                        "no more units confirmed than received",
                        "per product: units of confirmed orders in the client's journal, less what they gave back, against the units that it brought, and those that came back");
        memory.promised()
                .forEach((product, promised) -> {
                    var units = promised - rows.givenBack().getOrDefault(product, 0L);
                    var there =
                            received.getOrDefault(product, 0L)
                                    + restocked.getOrDefault(product, 0L);
                    tally.look(
                            units <= there,
                            () ->
                                    "product %s: %d confirmed, %d received"
                                            .formatted(product, units, there));
                });
        return tally.done();
    }

    private Check stock() {
        var promised = memory.promised();
        var restocked = memory.restocked();
        var tally =
                new Tally(
                        Row.STOCK,
                        "stock is what was received less what was confirmed",
                        "per product: what inventory.stock has for sale against the client's journal, less what orders gave back, with what came back, to the unit");
        memory.received()
                .forEach((product, received) -> {
                    var sold =
                            promised.getOrDefault(product, 0L)
                                    - rows.givenBack().getOrDefault(product, 0L);
                    var back = restocked.getOrDefault(product, 0L);
                    var found = rows.stock().get(product);
                    tally.look(
                            found != null
                                    && found.available() == received - sold + back
                                    && found.reserved() <= sold,
                            () ->
                                    "product %s: the journal says %d received, %d sold and %d come back, the stock %s"
                                            .formatted(product, received, sold, back, found));
                });
        return tally.done();
    }

    private Check promotions() {
        var tally =
                new Tally(
                        Row.STOCK,
                        "no promotion given more often than its limit",
                        "promotions.promotions against the limit that the client set");
        var limit = memory.limit;
        rows.promotions()
                .forEach((code, used) ->
                        tally.look(
                                !code.equals(Shop.LIMITED) || used <= limit,
                                () -> code + " was used " + used + " times of " + limit));
        return tally.done();
    }
}

package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.orders.OrderEvent.Goods;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pure: what is to be paid for each line of an order, for those who may have to give it back. */
final class Priced {

    private Priced() {}

    /** Only where there is a discount a line costs something else than its units do. */
    static List<OrderCreated.Item> bought(Goods goods, long total) {
        var lines = goods.lines();
        var full = lines.stream().mapToLong(line -> line.quantity() * line.unitPrice()).sum();
        if (full == total) {
            return lines.stream().map(line -> item(line, null)).toList();
        }
        var priced = OrderLines.of(goods, total).all();
        return IntStream.range(0, lines.size())
                .mapToObj(at -> item(lines.get(at), priced.get(at).worth()))
                .toList();
    }

    private static OrderCreated.Item item(OrderEvent.Line line, @Nullable Long amount) {
        return new OrderCreated.Item(
                line.sku() == null ? line.productId().toString() : line.sku(),
                line.quantity(),
                line.unitPrice(),
                line.productId(),
                amount);
    }

    /** What an order that somebody works on is now, without what is cancelled. */
    static List<OrderAmended.Item> now(OrderLines lines) {
        var items = new LinkedHashMap<UUID, OrderAmended.Item>();
        for (var line : lines.all()) {
            var kept = line.ordered() - line.cancelled();
            if (kept > 0) {
                items.merge(
                        line.productId(),
                        new OrderAmended.Item(line.productId(), kept, line.worth()),
                        Priced::sum);
            }
        }
        return List.copyOf(items.values());
    }

    private static OrderAmended.Item sum(OrderAmended.Item one, OrderAmended.Item other) {
        return new OrderAmended.Item(
                one.productId(), one.quantity() + other.quantity(), one.amount() + other.amount());
    }
}

package dev.waybill.orders;

import dev.waybill.orders.OrderEvent.Goods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Pure: the lines of an order. Others name products, not lines: units of a product are taken from
 * its lines in their order. What is asked for beyond what is there is left out.
 */
record OrderLines(List<OrderLine> all) {

    static final OrderLines NONE = new OrderLines(List.of());

    OrderLines {
        all = List.copyOf(all);
    }

    private interface Move {
        OrderLine apply(OrderLine line, int units);
    }

    /**
     * The lines as they were bought. Sharing the total by their prices shares the discount by them:
     * what one has less of the one it has more of the other.
     */
    static OrderLines of(Goods goods, long total) {
        var prices =
                goods.lines().stream().map(line -> line.quantity() * line.unitPrice()).toList();
        var shares = LargestRemainder.share(total, prices);
        var lines = new ArrayList<OrderLine>();
        for (var line : goods.lines()) {
            var position = lines.size() + 1;
            lines.add(
                    new OrderLine(
                            position,
                            line.productId(),
                            line.sku(),
                            line.name(),
                            line.unitPrice(),
                            prices.get(position - 1) - shares.get(position - 1),
                            line.quantity(),
                            0,
                            0,
                            0,
                            0,
                            0));
        }
        return new OrderLines(lines);
    }

    OrderLines plus(List<OrderLine> more) {
        var lines = new ArrayList<>(all);
        lines.addAll(more);
        return new OrderLines(lines);
    }

    /** What is not cancelled, at its prices before any discount. */
    long subtotal() {
        return all.stream().mapToLong(line -> line.kept() * line.unitPrice()).sum();
    }

    /**
     * With this discount in the place of whatever there was; what was added to the prices stays.
     */
    OrderLines repriced(long discount) {
        var added = Math.max(0, worth() - subtotal());
        var weights = all.stream().map(line -> line.kept() * line.unitPrice()).toList();
        var shares = LargestRemainder.share(discount - added, weights).iterator();
        return new OrderLines(all.stream().map(line -> line.sharing(shares.next())).toList());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int sum(ToIntFunction<OrderLine> of) {
        return all.stream().mapToInt(of).sum();
    }

    long worth() {
        return all.stream().mapToLong(OrderLine::worth).sum();
    }

    /** What is to be kept of the money, in minor units: what has been sent, once. */
    long charged() {
        return all.stream().mapToLong(line -> line.worth(line.chargedUnits())).sum();
    }

    OrderLines charge() {
        return new OrderLines(all.stream().map(OrderLine::charge).toList());
    }

    List<Units> free() {
        return units(OrderLine::free);
    }

    List<Units> allocated() {
        return units(OrderLine::allocated);
    }

    /** Units per product, in the order of the lines. */
    List<Units> units(ToIntFunction<OrderLine> of) {
        var units = new LinkedHashMap<UUID, Integer>();
        all.forEach(line -> units.merge(line.productId(), of.applyAsInt(line), Integer::sum));
        return units.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> new Units(each.getKey(), each.getValue()))
                .toList();
    }

    /** As much of {@code wanted} as there is. */
    List<Units> within(List<Units> wanted, ToIntFunction<OrderLine> of) {
        return Units.within(wanted, units(of));
    }

    /** How many units of a product there shall be: all but those that are cancelled. */
    int quantity(UUID productId) {
        return all.stream()
                .filter(line -> line.productId().equals(productId))
                .mapToInt(line -> line.ordered() - line.cancelled())
                .sum();
    }

    boolean has(UUID productId) {
        return all.stream().anyMatch(line -> line.productId().equals(productId));
    }

    OrderLines cancel(List<Units> items) {
        return move(items, OrderLine::free, OrderLine::cancel);
    }

    OrderLines allocate(List<Units> items) {
        return move(items, OrderLine::free, OrderLine::allocate);
    }

    OrderLines giveBack(List<Units> items) {
        return move(items, OrderLine::allocated, OrderLine::giveBack);
    }

    /** First what the warehouse had, then what it sends beyond that. */
    OrderLines dispatch(List<Units> items) {
        var given = within(items, OrderLine::allocated);
        return giveBack(given).move(items, OrderLine::free, OrderLine::dispatch);
    }

    OrderLines comeBack(List<Units> items) {
        return move(items, OrderLine::underWay, OrderLine::comeBack);
    }

    OrderLines deliver(List<Units> items) {
        return move(items, OrderLine::underWay, OrderLine::deliver);
    }

    private OrderLines move(List<Units> items, ToIntFunction<OrderLine> there, Move move) {
        var left = new LinkedHashMap<UUID, Integer>();
        items.forEach(each -> left.merge(each.productId(), each.quantity(), Integer::sum));
        var moved = new ArrayList<OrderLine>();
        for (var line : all) {
            var units = Math.min(left.getOrDefault(line.productId(), 0), there.applyAsInt(line));
            left.merge(line.productId(), -units, Integer::sum);
            moved.add(units == 0 ? line : move.apply(line, units));
        }
        return new OrderLines(moved);
    }
}

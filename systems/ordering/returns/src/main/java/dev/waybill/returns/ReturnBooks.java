package dev.waybill.returns;

import static java.util.stream.Collectors.toSet;

import dev.waybill.returns.ReturnBook.Entry;
import dev.waybill.returns.SoldOrders.Returned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Opens a {@link ReturnBook} with orders, locked in sorted order, and all their returns, and writes
 * it back: a fixed number of statements for a batch of any size.
 */
final class ReturnBooks {

    private final SoldOrders orders;
    private final Returns returns;
    private final ReturnParts parts;
    private final Money money;
    private final Histories histories;
    private final ShopDoor sendTo;

    /**
     * @param sendTo where goods are sent back to
     */
    ReturnBooks(
            SoldOrders orders,
            Returns returns,
            ReturnParts parts,
            Money money,
            Histories histories,
            ShopDoor sendTo) {
        this.orders = orders;
        this.returns = returns;
        this.parts = parts;
        this.money = money;
        this.histories = histories;
        this.sendTo = sendTo;
    }

    /**
     * Orders that have returns; of those without any nothing is locked.
     *
     * @param always locked all the same: somebody may just now make a return of them, who must
     *     either know of this news or be seen by whoever brings it
     */
    ReturnBook openIfAny(Collection<UUID> named, Collection<UUID> always) {
        var all = new TreeSet<>(always);
        all.addAll(returns.withReturns(named));
        return open(all);
    }

    /** With the orders that they are the other half of: what returns pay with is returned there. */
    ReturnBook open(Collection<UUID> named) {
        if (named.isEmpty()) {
            return new ReturnBook(List.of(), List.of(), Map.of(), sendTo);
        }
        var all = new TreeSet<>(named);
        all.addAll(parts.exchanges().origins(named));
        var locked = orders.lock(all);
        var rows = returns.ofOrders(all);
        var payments =
                locked.stream()
                        .map(SoldOrder::paymentId)
                        .filter(Objects::nonNull)
                        .map(UUID.class::cast)
                        .collect(toSet());
        return new ReturnBook(locked, parts.entries(rows), money.kept(payments), sendTo);
    }

    void close(ReturnBook book) {
        var added = book.added().stream().map(Entry::is).toList();
        var moved = book.moved().stream().map(Entry::is).toList();
        returns.insert(book.added());
        parts.insertLines(added);
        returns.update(book.moved());
        parts.updateLines(moved);
        var both = new ArrayList<>(added);
        both.addAll(moved);
        parts.saveReceipts(both);
        parts.saveRefunds(both);
        parts.exchanges().save(both);
        parts.labels().save(both);
        histories.append(book);
        orders.saveReturned(returned(book));
    }

    private static List<Returned> returned(ReturnBook book) {
        var all = new ArrayList<Returned>();
        for (var orderId : book.touched()) {
            var order = Objects.requireNonNull(book.order(orderId));
            for (var item : order.items()) {
                var units = book.returned(orderId, item.productId());
                all.add(new Returned(orderId, item.productId(), units));
            }
        }
        return all;
    }
}

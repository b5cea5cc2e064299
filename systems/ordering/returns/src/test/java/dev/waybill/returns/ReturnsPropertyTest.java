package dev.waybill.returns;

import static dev.waybill.returns.Samples.FREE;
import static dev.waybill.returns.Samples.LAMP;
import static dev.waybill.returns.Samples.MUG;
import static dev.waybill.returns.Samples.NOON;
import static dev.waybill.returns.Samples.ORDER;
import static dev.waybill.returns.Samples.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.returns.Disposition;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Policy.Version;
import dev.waybill.returns.Return.Completed;
import dev.waybill.returns.ReturnBook.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people, payments and inventory do in whatever order, units and money add up. */
class ReturnsPropertyTest {

    private static final int STEPS = 400;
    private static final int DELIVERED = 9;
    private static final Version POLICY = new Version(1, new Policy(FREE, List.of(), 21, 180, 300));

    private final List<Entry> returns = new ArrayList<>();
    private Random chance = new Random();
    private Instant now = NOON;
    private long number;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void unitsAndMoneyAddUp(long seed) {
        chance = new Random(seed);
        var amount = 500 + chance.nextInt(4000);
        var captured = chance.nextBoolean() ? amount : chance.nextInt(amount);
        var order =
                new SoldOrder(
                        ORDER,
                        new UUID(3, 1),
                        "EUR",
                        new UUID(3, 2),
                        PAYMENT,
                        List.of(new SoldItem(MUG, "MUG", DELIVERED, amount, DELIVERED, NOON)));

        for (var step = 0; step < STEPS; step++) {
            var book =
                    new ReturnBook(
                            List.of(order),
                            returns,
                            Map.of(PAYMENT, captured - paid()),
                            Samples.DOOR);
            now = now.plus(Duration.ofHours(chance.nextInt(40)));
            act(book, order);
            keep(book);
            check(order, captured);
        }
    }

    private void act(ReturnBook book, SoldOrder order) {
        try {
            if (returns.isEmpty() || chance.nextInt(3) == 0) {
                begin(book, order);
            } else {
                var is = returns.get(chance.nextInt(returns.size())).is();
                book.happens(is.id(), "x", now, draft -> decide(draft, book));
            }
        } catch (Problem refused) {
            assertThat(book.added()).isEmpty();
            assertThat(book.moved()).isEmpty();
        }
    }

    private void begin(ReturnBook book, SoldOrder order) {
        var kind = ReturnKind.values()[chance.nextInt(3)];
        var item = new Wish.Item(MUG, 1 + chance.nextInt(3), ReturnReason.DAMAGED);
        var wish = new Wish(ORDER, kind, List.of(item), null, chance.nextBoolean(), null);
        var quote =
                new Quoting(POLICY, Map.of(), now)
                        .quote(order, product -> book.returned(ORDER, product), wish);
        var ask =
                new Sheet.Ask(
                        new UUID(7, ++number),
                        number,
                        ORDER,
                        order.customerId(),
                        order.journeyId(),
                        PAYMENT,
                        "EUR",
                        kind,
                        "x",
                        null,
                        now);
        var exchange = kind == ReturnKind.EXCHANGE ? exchange() : null;
        var sheet =
                new Sheet(
                        ask, quote.terms(), quote.lines(), List.of(), List.of(), 0, exchange, null);
        book.begin(new Return.Requested(sheet), "x", quote.byRule(), now);
    }

    private Exchange exchange() {
        var wanted = new Exchange.Wanted(LAMP, 3, chance.nextInt(500), "LAMP", "A lamp");
        var address = new DeliveryAddress("Ada", "1 Pier Street", null, "Cork", "T12", "IE");
        return Exchange.wish(new UUID(9, number), List.of(wanted), address);
    }

    /** What is heard of the other half; the shop pays what is owed because of it. */
    private void exchange(Draft draft, ReturnBook book) {
        var owed = draft.sheet().owed();
        var reserved = chance.nextInt(7);
        switch (reserved) {
            case 0 -> Exchanging.reserved(draft);
            case 1 -> Exchanging.unavailable(draft);
            case 2 -> Exchanging.authorized(draft, "pi", false);
            case 3 -> Exchanging.declined(draft, "no");
            case 4 -> Exchanging.confirmed(draft);
            case 5 -> Exchanging.refused(draft, "no");
            default -> Exchanging.giveBack(draft, chance.nextInt(1500));
        }
        if (draft.sheet().owed() > owed || reserved == 0) {
            Settlement.settle(draft, book.left(draft.sheet()));
        } else {
            Settlement.complete(draft);
        }
    }

    private void decide(Draft draft, ReturnBook book) {
        var sheet = draft.sheet();
        switch (chance.nextInt(14)) {
            case 9, 10, 11, 12, 13 -> exchange(draft, book);
            case 0 -> ReturnDecider.approve(draft, chance.nextBoolean(), "fine");
            case 1 -> ReturnDecider.reject(draft, "no");
            case 2 -> ReturnDecider.cancel(draft, null);
            case 3, 4 -> ReturnDecider.receive(draft, "main", units(), chance.nextBoolean());
            case 5 -> ReturnDecider.expire(draft);
            case 6 -> sheet.receipts().forEach(each -> Settlement.putAway(draft, each.id()));
            case 7 -> sheet.refunds().forEach(each -> answer(draft, each));
            default -> Settlement.close(draft, book.left(draft.sheet()), "x");
        }
    }

    private List<Receipt.Units> units() {
        return List.of(
                new Receipt.Units(MUG, 1 + chance.nextInt(2), Disposition.RESTOCK),
                new Receipt.Units(MUG, 1, Disposition.SCRAP));
    }

    /** Paid, refused, or a part of each; sometimes twice. */
    private void answer(Draft draft, Refund refund) {
        var part = chance.nextInt((int) refund.amount() + 1);
        switch (chance.nextInt(3)) {
            case 0 -> Settlement.paid(draft, refund.id(), refund.amount());
            case 1 -> Settlement.refused(draft, refund.id(), null, "no");
            default -> {
                Settlement.paid(draft, refund.id(), part);
                Settlement.refused(draft, refund.id(), null, "no more");
            }
        }
    }

    private void keep(ReturnBook book) {
        var changed = new ArrayList<>(book.added());
        changed.addAll(book.moved());
        for (var entry : changed) {
            returns.removeIf(each -> each.is().id().equals(entry.is().id()));
            returns.add(entry);
        }
    }

    private long paid() {
        return returns.stream().mapToLong(each -> each.is().sheet().refunded()).sum();
    }

    private void check(SoldOrder order, long captured) {
        var sheets = returns.stream().map(each -> each.is().sheet()).toList();
        assertThat(returns.stream().mapToInt(each -> each.is().claims(MUG)).sum())
                .as("units in returns")
                .isLessThanOrEqualTo(DELIVERED);
        assertThat(
                        sheets.stream()
                                .flatMap(each -> each.refunds().stream())
                                .mapToLong(Refund::promised)
                                .sum())
                .as("money that is given or may yet be")
                .isLessThanOrEqualTo(captured - sheets.stream().mapToLong(Sheet::backed).sum());
        assertThat(
                        returns.stream()
                                .filter(each -> each.is() instanceof Completed)
                                .mapToLong(each -> each.is().sheet().due())
                                .sum())
                .as("what completed returns were due")
                .isLessThanOrEqualTo(order.items().getFirst().amount());
        assertThat(returns)
                .filteredOn(each -> each.is() instanceof Completed)
                .allSatisfy(each -> {
                    var sheet = each.is().sheet();
                    assertThat(sheet.isSettled()).isTrue();
                    assertThat(sheet.refunded() + sheet.backed()).isEqualTo(sheet.due());
                });
    }
}

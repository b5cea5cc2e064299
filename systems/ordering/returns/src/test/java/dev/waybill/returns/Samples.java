package dev.waybill.returns;

import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import dev.waybill.returns.Policy.Approval;
import dev.waybill.returns.Policy.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pure tests speak of. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    static final UUID ORDER = new UUID(1, 1);
    static final UUID PAYMENT = new UUID(1, 2);
    static final UUID RETURN = new UUID(1, 3);
    static final UUID MUG = new UUID(2, 1);
    static final UUID LAMP = new UUID(2, 2);
    static final Rule FREE = new Rule(true, 30, 0, LabelPayer.SHOP, 0, Approval.BY_RULE);

    static final ShopDoor DOOR = ShopDoor.of("Returns, 1 Pier Street, Cork, T12 XY00, IE");

    private Samples() {}

    static ReturnLine line(UUID product, int quantity, long value, int feePercent) {
        return new ReturnLine(
                product, "SKU", quantity, ReturnReason.DOES_NOT_FIT, value, feePercent, 0);
    }

    static Sheet sheet(ReturnKind kind, long labelFee, ReturnLine... lines) {
        return sheet(kind, PAYMENT, labelFee, lines);
    }

    static Sheet sheet(
            ReturnKind kind, @Nullable UUID payment, long labelFee, ReturnLine... lines) {
        var ask =
                new Sheet.Ask(
                        RETURN,
                        17,
                        ORDER,
                        new UUID(3, 1),
                        new UUID(3, 2),
                        payment,
                        "EUR",
                        kind,
                        "customer",
                        null,
                        NOON);
        var payer = labelFee == 0 ? LabelPayer.SHOP : LabelPayer.CUSTOMER;
        var terms = new Sheet.Terms(1, payer, labelFee, Duration.ofDays(21));
        return new Sheet(ask, terms, List.of(lines), List.of(), List.of(), 0, null, null);
    }

    static Draft draft(Return is) {
        return draft(is, NOON);
    }

    static Draft draft(Return is, Instant now) {
        return new Draft(is, "Grace", DOOR, now);
    }

    static List<Receipt.Units> units(UUID product, int quantity) {
        return List.of(
                new Receipt.Units(
                        product, quantity, dev.waybill.contracts.returns.Disposition.RESTOCK));
    }
}

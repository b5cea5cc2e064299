package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.inventory.SourcingRules.Order;
import dev.waybill.inventory.WhatIf.Past;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Past orders, decided again. */
class WhatIfTest {

    private static final UUID TEAPOT = new UUID(0, 1);
    private static final UUID MUG = new UUID(0, 2);
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final RuleBook NOW =
            new RuleBook(
                    3,
                    2,
                    SourcingRules.NONE,
                    Map.of(
                            "hamburg", place("hamburg", "20095", 900),
                            "munich", place("munich", "80331", 300)));

    private static Place place(String id, String postalCode, long cost) {
        return new Place(
                id,
                null,
                "DE",
                postalCode,
                List.of(),
                null,
                cost,
                false,
                false,
                List.of(),
                ZoneId.of("UTC"));
    }

    private static Past order(
            Map<UUID, Integer> demand, Map<String, Map<UUID, Integer>> offers, Line... lines) {
        return new Past(
                new UUID(1, 1),
                new UUID(2, 1),
                NOON,
                new Wish("DE", "10115", null),
                demand,
                Map.of(),
                offers,
                List.of(lines),
                false);
    }

    private static WhatIf.Report replay(SourcingRules rules, Past... orders) {
        return new WhatIf(rules, NOW).replay(List.of(orders));
    }

    @Test
    void otherRulesSendFromElsewhereAndTheDistanceSaysIt() {
        var order =
                order(
                        Map.of(TEAPOT, 1),
                        Map.of("hamburg", Map.of(TEAPOT, 1), "munich", Map.of(TEAPOT, 1)),
                        new Line(TEAPOT, "hamburg", 1));

        var report =
                replay(new SourcingRules(List.of(), List.of(Order.COST), 1, 0, 0, false), order);

        assertThat(report.changed()).isOne();
        assertThat(report.after().distance()).isGreaterThan(report.before().distance());
        assertThat(report.examples().getFirst().after()).containsExactly("munich");
    }

    @Test
    void theSameRulesChangeNothing() {
        var demand = new LinkedHashMap<UUID, Integer>();
        demand.put(TEAPOT, 1);
        demand.put(MUG, 1);
        var order =
                order(
                        demand,
                        Map.of("hamburg", Map.of(TEAPOT, 1), "munich", Map.of(MUG, 1)),
                        new Line(TEAPOT, "hamburg", 1),
                        new Line(MUG, "munich", 1));

        var report = replay(SourcingRules.NONE, order);

        assertThat(report.changed()).isZero();
        assertThat(report.before()).isEqualTo(report.after());
        assertThat(report.before().splits()).isOne();
        assertThat(report.before().parcels()).isEqualTo(2);
    }

    @Test
    void whatStrictRulesWouldRefuseIsCounted() {
        var demand = new LinkedHashMap<UUID, Integer>();
        demand.put(TEAPOT, 1);
        demand.put(MUG, 1);
        var order =
                order(
                        demand,
                        Map.of("hamburg", Map.of(TEAPOT, 1), "munich", Map.of(MUG, 1)),
                        new Line(TEAPOT, "hamburg", 1),
                        new Line(MUG, "munich", 1));

        var report = replay(new SourcingRules(List.of(), List.of(), 1, 1, 0, true), order);

        assertThat(report.after().refused()).isOne();
        assertThat(report.after().parcels()).isZero();
    }
}

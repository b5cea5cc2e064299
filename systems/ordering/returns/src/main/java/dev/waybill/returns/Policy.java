package dev.waybill.returns;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.returns.LabelPayer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may come back, until when and at whose cost: data that an operator changes. The shop's own
 * faults cost the customer nothing, and no category is exempt from them.
 *
 * @param standard for products of a category that is not named
 * @param goodsDueDays how long the goods of an approved return are waited for
 * @param claimDays how long after delivery the shop answers for its faults
 * @param claimsByRuleUpTo a claim of no more than this, in minor units, is approved by rule
 */
record Policy(
        Rule standard,
        List<CategoryRule> categories,
        int goodsDueDays,
        int claimDays,
        long claimsByRuleUpTo) {

    private static final int MOST_DAYS = 3650;

    Policy {
        var guard = new Guard();
        guard.given("standard", standard);
        categories = guard.list("categories", categories, 0);
        guard.range("goodsDueDays", goodsDueDays, 1, MOST_DAYS);
        guard.range("claimDays", claimDays, 0, MOST_DAYS);
        guard.money("claimsByRuleUpTo", claimsByRuleUpTo);
        namedOnce(categories, guard);
        guard.check();
    }

    /** As it is kept: a version once given is never changed. */
    record Version(int number, Policy policy) {}

    /**
     * @param windowDays how long after delivery it may be asked for
     * @param restockingFeePercent what is kept of the price for the work
     * @param labelFee what the way back costs if the customer pays for it, in minor units
     */
    record Rule(
            boolean returnable,
            int windowDays,
            int restockingFeePercent,
            LabelPayer labelPaidBy,
            long labelFee,
            Approval approval) {

        Rule {
            var guard = new Guard();
            guard.range("windowDays", windowDays, 0, MOST_DAYS);
            guard.range("restockingFeePercent", restockingFeePercent, 0, 100);
            guard.given("labelPaidBy", labelPaidBy);
            guard.money("labelFee", labelFee);
            guard.given("approval", approval);
            guard.check();
        }
    }

    record CategoryRule(String category, Rule rule) {

        CategoryRule {
            var guard = new Guard();
            guard.text("category", category, 1, 128);
            guard.given("rule", rule);
            guard.check();
        }
    }

    /** Who says yes to what the policy allows. */
    enum Approval {
        BY_RULE,
        BY_HAND
    }

    Rule ruleFor(@Nullable String category) {
        return categories.stream()
                .filter(each -> each.category().equals(category))
                .map(CategoryRule::rule)
                .findFirst()
                .orElse(standard);
    }

    Duration goodsDue() {
        return Duration.ofDays(goodsDueDays);
    }

    private static void namedOnce(List<CategoryRule> categories, Guard guard) {
        for (var at = 0; at < categories.size(); at++) {
            var name = categories.get(at).category();
            if (categories.subList(0, at).stream().anyMatch(is -> is.category().equals(name))) {
                guard.violated("categories/" + at + "/category", "must be named once");
            }
        }
    }
}

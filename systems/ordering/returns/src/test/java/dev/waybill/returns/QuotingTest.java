package dev.waybill.returns;

import static dev.waybill.returns.Samples.FREE;
import static dev.waybill.returns.Samples.LAMP;
import static dev.waybill.returns.Samples.MUG;
import static dev.waybill.returns.Samples.NOON;
import static dev.waybill.returns.Samples.ORDER;
import static dev.waybill.returns.Samples.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.InvalidValue;
import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnKind;
import dev.waybill.contracts.returns.ReturnReason;
import dev.waybill.platform.http.Problem;
import dev.waybill.returns.Policy.Approval;
import dev.waybill.returns.Policy.CategoryRule;
import dev.waybill.returns.Policy.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuotingTest {

    private static final Rule STRICT =
            new Rule(true, 7, 15, LabelPayer.CUSTOMER, 495, Approval.BY_HAND);
    private static final Rule NEVER = new Rule(false, 30, 0, LabelPayer.SHOP, 0, Approval.BY_RULE);
    private static final Policy POLICY =
            new Policy(
                    FREE,
                    List.of(new CategoryRule("lighting", STRICT), new CategoryRule("food", NEVER)),
                    21,
                    180,
                    1500);

    private static Quoting quoting(Duration afterDelivery, Map<UUID, String> categories) {
        var products = new HashMap<UUID, Product>();
        categories.forEach((id, category) ->
                products.put(id, new Product(id, category, "SKU", "A thing", 100, "EUR", true)));
        return new Quoting(new Policy.Version(3, POLICY), products, NOON.plus(afterDelivery));
    }

    private static SoldOrder order() {
        return new SoldOrder(
                ORDER,
                new UUID(3, 1),
                "EUR",
                new UUID(3, 2),
                PAYMENT,
                List.of(
                        new SoldItem(MUG, "MUG", 3, 3000, 3, NOON),
                        new SoldItem(LAMP, "LAMP", 1, 5000, 1, NOON)));
    }

    private static Wish wish(ReturnKind kind, ReturnReason reason, UUID product, int quantity) {
        return new Wish(
                ORDER, kind, List.of(new Wish.Item(product, quantity, reason)), null, false, null);
    }

    private static Quoting.Quote quote(
            Duration afterDelivery, Map<UUID, String> categories, Wish wish) {
        return quoting(afterDelivery, categories).quote(order(), _ -> 0, wish);
    }

    private static String refusal(Duration afterDelivery, Map<UUID, String> categories, Wish wish) {
        try {
            quote(afterDelivery, categories, wish);
        } catch (Problem refused) {
            assertThat(refused.errors()).hasSize(1);
            return refused.code() + " " + refused.errors().getFirst().pointer();
        }
        return "allowed";
    }

    @Test
    void theStandardRuleIsForWhatHasNoRuleOfItsOwn() {
        var quote =
                quote(
                        Duration.ofDays(1),
                        Map.of(MUG, "kitchen"),
                        wish(ReturnKind.REFUND, ReturnReason.DOES_NOT_FIT, MUG, 2));

        assertThat(quote.byRule()).isTrue();
        assertThat(quote.lines().getFirst().value()).isEqualTo(2000);
        assertThat(quote.terms().labelFee()).isZero();
        assertThat(quote.terms().policy()).isEqualTo(3);
    }

    @Test
    void aCategoryHasItsFeesAndItsApproval() {
        var quote =
                quote(
                        Duration.ofDays(1),
                        Map.of(LAMP, "lighting"),
                        wish(ReturnKind.REFUND, ReturnReason.NO_LONGER_WANTED, LAMP, 1));

        assertThat(quote.byRule()).isFalse();
        assertThat(quote.lines().getFirst().feePercent()).isEqualTo(15);
        assertThat(quote.terms().labelPaidBy()).isEqualTo(LabelPayer.CUSTOMER);
        assertThat(quote.terms().labelFee()).isEqualTo(495);
    }

    @Test
    void theShopsFaultsCostNothing() {
        var quote =
                quote(
                        Duration.ofDays(100),
                        Map.of(LAMP, "lighting"),
                        wish(ReturnKind.REFUND, ReturnReason.DEFECTIVE, LAMP, 1));

        assertThat(quote.lines().getFirst().feePercent()).isZero();
        assertThat(quote.terms().labelPaidBy()).isEqualTo(LabelPayer.SHOP);
    }

    @Test
    void theWindowIsThatOfTheCategory() {
        var wish = wish(ReturnKind.REFUND, ReturnReason.DOES_NOT_FIT, LAMP, 1);
        var lighting = Map.of(LAMP, "lighting");

        assertThat(refusal(Duration.ofDays(7), lighting, wish)).isEqualTo("allowed");
        assertThat(refusal(Duration.ofDays(7).plusMillis(1), lighting, wish))
                .isEqualTo("window-over /items/0/productId");
        assertThat(refusal(Duration.ofDays(30), Map.of(), wish)).isEqualTo("allowed");
    }

    @Test
    void whatIsNotReturnableIsUnlessSomethingIsWrongWithIt() {
        var food = Map.of(MUG, "food");

        assertThat(
                        refusal(
                                Duration.ZERO,
                                food,
                                wish(ReturnKind.REFUND, ReturnReason.NO_LONGER_WANTED, MUG, 1)))
                .isEqualTo("not-returnable /items/0/productId");
        assertThat(
                        refusal(
                                Duration.ZERO,
                                food,
                                wish(ReturnKind.REFUND, ReturnReason.WRONG_ITEM, MUG, 1)))
                .isEqualTo("allowed");
    }

    @Test
    void anOperatorMayGoBeyondThePolicyButSomebodyHasToApproveIt() {
        var wish =
                new Wish(
                        ORDER,
                        ReturnKind.REFUND,
                        List.of(new Wish.Item(MUG, 1, ReturnReason.DOES_NOT_FIT)),
                        null,
                        true,
                        null);

        assertThat(quote(Duration.ofDays(400), Map.of(MUG, "food"), wish).byRule()).isFalse();
    }

    @Test
    void smallClaimsAreApprovedByRule() {
        assertThat(
                        quote(
                                        Duration.ZERO,
                                        Map.of(),
                                        wish(ReturnKind.CLAIM, ReturnReason.DAMAGED, MUG, 1))
                                .byRule())
                .isTrue();
        assertThat(
                        quote(
                                        Duration.ZERO,
                                        Map.of(),
                                        wish(ReturnKind.CLAIM, ReturnReason.DAMAGED, MUG, 2))
                                .byRule())
                .isFalse();
    }

    @Test
    void whatIsNotThereCannotBeReturned() {
        assertThat(
                        refusal(
                                Duration.ZERO,
                                Map.of(),
                                wish(
                                        ReturnKind.REFUND,
                                        ReturnReason.DOES_NOT_FIT,
                                        new UUID(9, 9),
                                        1)))
                .isEqualTo("not-in-order /items/0/productId");
        assertThat(
                        refusal(
                                Duration.ZERO,
                                Map.of(),
                                wish(ReturnKind.REFUND, ReturnReason.DOES_NOT_FIT, MUG, 4)))
                .isEqualTo("more-than-delivered /items/0/quantity");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        quoting(Duration.ZERO, Map.of())
                                .quote(
                                        order(),
                                        _ -> 2,
                                        wish(ReturnKind.REFUND, ReturnReason.DOES_NOT_FIT, MUG, 2)))
                .satisfies(refused ->
                        assertThat(refused.errors().getFirst().message())
                                .isEqualTo("must be at most 1"));
    }

    @Test
    void unitsGetWhatWasPaidForThemAndTogetherAllOfIt() {
        var item = new SoldItem(MUG, "MUG", 3, 2000, 3, Instant.EPOCH);

        assertThat(List.of(item.worth(0, 1), item.worth(1, 1), item.worth(2, 1)))
                .containsExactly(667L, 667L, 666L);
        assertThat(item.worth(0, 3)).isEqualTo(2000);
    }

    @Test
    void aCategoryIsNamedOnce() {
        assertThatThrownBy(() ->
                        new Policy(
                                FREE,
                                List.of(
                                        new CategoryRule("food", NEVER),
                                        new CategoryRule("food", FREE)),
                                21,
                                180,
                                0))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("named once");
    }
}

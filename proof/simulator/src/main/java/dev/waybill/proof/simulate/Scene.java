package dev.waybill.proof.simulate;

import dev.waybill.proof.simulate.Plan.Mishap;
import dev.waybill.proof.simulate.Wish.Regret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made by hand, for what seeds draw seldom: a few wishes, and what goes wrong, one thing after the
 * other. Each is played under several seeds, which draw everything else.
 */
public enum Scene {
    PAYMENTS_AWAY_WHILE_MONEY_IS_OWED(
            List.of(buy(1, "pm_card_visa", Regret.CANCEL_CHECKOUT, 20_000)),
            List.of(mishap(Fault.OUTAGE, Moment.CALL, "", 999, "stripe"))),
    ORDERS_DEAF_WHILE_AN_ORDER_IS_OWED(
            List.of(buy(1, "pm_card_visa", Regret.CANCEL_CHECKOUT, 20_000)),
            List.of(mishap(Fault.SILENCE, Moment.POLL, "hears-orders", 999, ""))),
    DEATH_WHILE_A_WEBHOOK_IS_TAKEN(
            List.of(sent(Regret.NONE, 0)),
            List.of(
                    mishap(Fault.TIMEOUT_AFTER, Moment.CALL, "", 0, "/capture"),
                    mishap(
                            Fault.KILL,
                            Moment.STATEMENT,
                            "takes-payments",
                            0,
                            "insert payments.transfers"))),
    A_CHARGE_IS_NOT_ANSWERED(
            List.of(buy(1, "pm_card_visa", Regret.NONE)),
            List.of(mishap(Fault.TIMEOUT_AFTER, Moment.CALL, "", 0, "/payment_intents"))),
    READERS_ARE_OVERTAKEN(
            IntStream.range(0, 4)
                    .mapToObj(_ -> buy(1, "pm_card_visa", Regret.NONE))
                    .map(Wish.class::cast)
                    .toList(),
            Stream.generate(() -> mishap(Fault.FREEZE, Moment.COMMIT, "hears-orders", 101, ""))
                    .limit(4)
                    .toList()),
    ALL_WANT_THE_LAST_UNITS(
            IntStream.range(0, 6)
                    .mapToObj(_ -> buy(0, "pm_card_visa", Regret.NONE))
                    .map(Wish.class::cast)
                    .toList(),
            Stream.generate(() ->
                            mishap(
                                    Fault.STALL,
                                    Moment.STATEMENT,
                                    "hears-inventory",
                                    300,
                                    "insert inventory.reservation"))
                    .limit(4)
                    .toList()),
    A_RELEASE_OVERTAKES_ITS_RESERVATION(List.of(new Wish.Partner(0, 0, 2, 50)), List.of()),
    A_VOID_OVERTAKES_ITS_AUTHORIZATION(List.of(new Wish.Till(0, 1_000, 50)), List.of()),
    A_REFUND_IS_REFUSED(
            List.of(buy(1, "pm_card_visa", Regret.CANCEL_ORDER_AND_INSIST)),
            List.of(
                    mishap(Fault.TAKEN_BY_HAND, Moment.CALL, "", 0, "/cancel"),
                    mishap(Fault.REFUND_REFUSED, Moment.CALL, "", 0, "/refunds"))),
    TO_THE_DOOR(
            IntStream.range(0, 3)
                    .mapToObj(_ -> sent(Regret.NONE, 0))
                    .map(Wish.class::cast)
                    .toList(),
            List.of()),
    LABELS_ARE_NOT_ANSWERED(
            List.of(sent(Regret.NONE, 0)),
            Stream.generate(() -> mishap(Fault.TIMEOUT_AFTER, Moment.CALL, "", 0, "/ship"))
                    .limit(2)
                    .toList()),
    CARRIERS_AWAY_WHILE_LABELS_ARE_BOUGHT(
            List.of(sent(Regret.NONE, 0)),
            List.of(mishap(Fault.OUTAGE, Moment.CALL, "", 999, "/ship"))),
    DEATH_WHILE_LABELS_ARE_BOUGHT(
            List.of(sent(Regret.NONE, 0)),
            Stream.generate(() -> mishap(Fault.KILL, Moment.ANSWER, "", 0, "/ship"))
                    .limit(2)
                    .toList()),
    A_CUSTOMER_REGRETS_WHILE_IT_IS_PICKED(
            List.of(sent(Regret.CANCEL_ORDER, 6_000), sent(Regret.CANCEL_PART, 6_000)),
            List.of(mishap(Fault.SILENCE, Moment.POLL, "hears-warehouse", 0, ""))),
    A_HOLD_WHILE_IT_IS_PICKED(
            List.of(sent(Regret.HOLD, 6_000), sent(Regret.HOLD, 3_000)),
            List.of(mishap(Fault.SILENCE, Moment.POLL, "hears-warehouse", 0, ""))),
    SENT_BACK(
            List.of(
                    back(Wish.Want.MONEY, true, Wish.Arrival.TWICE_AT_ONCE),
                    back(Wish.Want.MONEY, false, Wish.Arrival.IN_PART),
                    back(Wish.Want.ANOTHER, false, Wish.Arrival.AT_ONCE),
                    back(Wish.Want.KEEP, true, Wish.Arrival.NEVER)),
            List.of()),
    DEATH_WHILE_GOODS_COME_BACK(
            List.of(
                    back(Wish.Want.MONEY, false, Wish.Arrival.IN_PARTS),
                    back(Wish.Want.ANOTHER, false, Wish.Arrival.AT_ONCE)),
            Stream.generate(() -> mishap(Fault.KILL, Moment.COMMIT, "takes-returns", 0, ""))
                    .limit(3)
                    .toList()),
    RETURNS_ARE_DEAF_WHILE_GOODS_COME_BACK(
            List.of(
                    back(Wish.Want.MONEY, true, Wish.Arrival.AT_ONCE),
                    back(Wish.Want.ANOTHER, true, Wish.Arrival.AT_ONCE)),
            List.of(new Mishap(3_000, Fault.SILENCE, Moment.POLL, "hears-returns", 300, ""))),
    MONEY_FOR_A_RETURN_IS_NOT_ANSWERED(
            List.of(
                    back(Wish.Want.MONEY, false, Wish.Arrival.AT_ONCE),
                    back(Wish.Want.ANOTHER, false, Wish.Arrival.AT_ONCE)),
            Stream.generate(() -> mishap(Fault.TIMEOUT_AFTER, Moment.CALL, "", 0, "/refunds"))
                    .limit(2)
                    .toList()),
    SOMEBODY_IS_TOLD_AND_DOES_NOT_ANSWER(
            List.of(sent(Regret.NONE, 0)),
            Stream.generate(() -> mishap(Fault.TIMEOUT_AFTER, Moment.CALL, "", 0, "sms"))
                    .limit(2)
                    .toList()),
    TAKEN_BY_HAND_WHILE_IT_IS_RELEASED(
            List.of(buy(1, "pm_card_visa", Regret.CANCEL_ORDER)),
            List.of(mishap(Fault.TAKEN_BY_HAND, Moment.CALL, "", 0, "/cancel")));

    private static final int SEEDS = 4;

    private final List<Wish> wishes;
    private final List<Mishap> mishaps;

    Scene(List<Wish> wishes, List<Mishap> mishaps) {
        this.wishes = wishes;
        this.mishaps = mishaps;
    }

    /**
     * @param name in any case, with dashes or underscores
     * @throws IllegalArgumentException naming those that there are
     */
    public static Scene named(String name) {
        var wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(scene -> scene.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no scene '"
                                        + name
                                        + "'; there are "
                                        + Arrays.stream(values())
                                                .map(Scene::name)
                                                .collect(Collectors.joining(", "))));
    }

    Plan under(long seed) {
        return new Plan(seed, this, wishes, mishaps);
    }

    /** All scenes under all their seeds. */
    static List<Plan> all() {
        return Arrays.stream(values())
                .flatMap(scene -> IntStream.rangeClosed(1, SEEDS).mapToObj(scene::under))
                .toList();
    }

    private static Wish buy(int product, String card, Regret regret) {
        return buy(product, card, regret, 1_500);
    }

    private static Wish buy(int product, String card, Regret regret, int hesitates) {
        return new Wish.Buy(0, 0, product, 1, null, card, false, false, regret, hesitates);
    }

    /** Two units that go to a door. */
    private static Wish sent(Regret regret, int hesitates) {
        return new Wish.Buy(
                0, 0, 1, 2, null, "pm_card_visa", false, false, regret, hesitates, Wish.POSTCODE);
    }

    /** Two units that are delivered, and of which some come back. */
    private static Wish back(Wish.Want want, boolean twice, Wish.Arrival arrival) {
        return ((Wish.Buy) sent(Regret.NONE, 0))
                .with(new Wish.Back(want, 2, twice, 2, arrival, "RESTOCK", true, 1_000));
    }

    private static Mishap mishap(Fault fault, Moment moment, String whom, int size, String at) {
        return new Mishap(0, fault, moment, whom, size, at);
    }
}

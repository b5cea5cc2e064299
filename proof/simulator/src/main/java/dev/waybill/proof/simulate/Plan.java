package dev.waybill.proof.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people want, and what goes wrong when: drawn by a seed, or made by hand.
 *
 * @param scene none if it is drawn; in a scene the mishaps strike one after the other
 */
record Plan(long seed, @Nullable Scene scene, List<Wish> wishes, List<Mishap> mishaps) {

    private static final int STEPS = 1_500;

    Plan {
        wishes = List.copyOf(wishes);
        mishaps = List.copyOf(mishaps);
    }

    /**
     * @param step the first at which it may happen; it waits for one of the kind that it is for
     * @param whom how the name of the thread begins that it strikes
     * @param size how long, how far: 0 to 999
     * @param at what the step says that it waits for; empty: anything
     */
    record Mishap(long step, Fault fault, Moment moment, String whom, int size, String at) {

        Mishap(long step, Fault fault, Moment moment, String whom, int size) {
            this(step, fault, moment, whom, size, "");
        }

        boolean fits(Actor actor) {
            return actor.moment == moment
                    && actor.isOf(whom)
                    && actor.label.contains(at)
                    && fault.fits(actor);
        }
    }

    /**
     * Those who are seldom at a step are struck as often as those who always are; empty: anybody.
     */
    private static final List<String> WHOM =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    "relay",
                    "hears-checkout",
                    "hears-inventory",
                    "hears-payments",
                    "takes-payments",
                    "hears-returns",
                    "takes-carts",
                    "hears-warehouse",
                    "hears-shipping",
                    "takes-shipping");

    static Plan of(long seed) {
        var luck = Luck.of(seed, 1);
        var wishes = new ArrayList<Wish>();
        for (var left = 1 + luck.nextInt(3); left > 0; left--) {
            wishes.add(Wish.draw(luck));
        }
        var mishaps = new ArrayList<Mishap>();
        for (var left = luck.nextInt(11); left > 0; left--) {
            mishaps.add(draw(luck));
        }
        mishaps.sort(Comparator.comparingLong(Mishap::step));
        return new Plan(seed, null, sentBack(wishes, Luck.of(seed, 6)), mishaps);
    }

    /** Of what is sent to somebody a half comes back; by a luck of its own. */
    private static List<Wish> sentBack(List<Wish> wishes, SplittableRandom luck) {
        return wishes.stream()
                .map(wish ->
                        wish instanceof Wish.Buy buy
                                        && buy.postcode() != null
                                        && luck.nextInt(2) == 0
                                ? buy.with(Wish.Back.draw(luck))
                                : wish)
                .toList();
    }

    private static final List<String> DEAF =
            List.of(
                    "hears-inventory",
                    "hears-payments",
                    "hears-returns",
                    "hears-payments",
                    "hears-orders",
                    "hears-checkout",
                    "hears-promotions",
                    "hears-carts",
                    "hears-warehouse",
                    "hears-shipping",
                    "hears-notifications.people");

    private static Mishap draw(SplittableRandom luck) {
        var all = Fault.DRAWN;
        var fault =
                switch (luck.nextInt(20)) {
                    case 0, 1, 2 -> Fault.KILL;
                    case 3, 4 -> Fault.HOLD;
                    case 5 -> Fault.SILENCE;
                    case 6 -> Fault.TIMEOUT_AFTER;
                    default -> all.get(luck.nextInt(all.size()));
                };
        var whom = whom(fault, luck);
        var moments = whom.isEmpty() ? fault.moments() : inTransactions(fault);
        return new Mishap(
                luck.nextInt(STEPS),
                fault,
                moments.get(luck.nextInt(moments.size())),
                whom,
                luck.nextInt(1_000));
    }

    /** Only what may strike anybody is aimed. */
    private static String whom(Fault fault, SplittableRandom luck) {
        return switch (fault) {
            case KILL, HOLD, STALL, FREEZE, CUT_BEFORE, CUT_AFTER ->
                    WHOM.get(luck.nextInt(WHOM.size()));
            case SILENCE -> DEAF.get(luck.nextInt(DEAF.size()));
            default -> "";
        };
    }

    private static List<Moment> inTransactions(Fault fault) {
        var all = EnumSet.of(Moment.STATEMENT, Moment.COMMIT, Moment.COMMITTED);
        return fault.moments().stream().filter(all::contains).toList();
    }

    Plan with(List<Wish> fewer, List<Mishap> safer) {
        return new Plan(seed, scene, fewer, safer);
    }

    /** As it was before anything was left out. */
    Plan whole() {
        return scene == null ? of(seed) : scene.under(seed);
    }

    /** Those that may strike now. */
    Stream<Mishap> next(List<Mishap> pending) {
        return scene == null ? pending.stream() : pending.stream().limit(1);
    }

    /** Scenes before seeds. */
    String order() {
        return (scene == null ? "~" : scene.name()) + "%014d".formatted(seed);
    }

    /** For people. */
    String name() {
        return scene == null ? "Seed " + seed : "Scene " + scene + " under seed " + seed;
    }

    /** As one asks for it. */
    String options() {
        return scene == null ? "--seed " + seed : "--scene " + scene + " --seed " + seed;
    }
}

package dev.waybill.proof.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * What one customer wants, drawn from the seed and the number alone.
 *
 * @param lines units by the number of the product
 * @param direct with one request instead of a cart
 * @param code of a promotion; empty for none
 * @param twins how many send the request to check out at the same time, under one key
 * @param again whether the cart is checked out a second time, under another key, at the same time
 * @param takesBack the checkout, while it is under way
 * @param regrets the order, once it is confirmed
 * @param holds a unit of a scarce product for a moment, past the checkout, and lets it go
 * @param back what becomes of some of it when it is there
 * @param restocks units of a scarce product that come in meanwhile; 0 for none
 */
record Wish(
        int number,
        UUID customer,
        Map<Integer, Integer> lines,
        boolean direct,
        String card,
        String code,
        int twins,
        boolean again,
        boolean takesBack,
        boolean regrets,
        int restocks,
        boolean holds,
        Back back) {

    /** What a customer does with some of what was delivered. */
    enum Back {
        NOTHING,
        /** It comes back, and can be sold again. */
        RESTOCK,
        /** It comes back, and cannot. */
        SCRAP,
        /** It is broken, and not worth the way back. */
        CLAIM
    }

    /** The last of them are scarce. */
    static final int PRODUCTS = 40;

    static final int SCARCE = 3;

    static Wish of(long seed, int number) {
        var random = new Random(seed * 1_000_003 + number);
        random.nextLong(); // neighbours begin alike
        var direct = random.nextInt(100) < 60;
        return new Wish(
                number,
                customer(random),
                lines(random),
                direct,
                card(random.nextInt(1_000)),
                code(random.nextInt(100)),
                random.nextInt(100) < 15 ? 2 + random.nextInt(2) : 1,
                !direct && random.nextInt(100) < 10,
                random.nextInt(100) < 2,
                random.nextInt(100) < 8,
                random.nextInt(100) < 1 ? 1 + random.nextInt(5) : 0,
                random.nextInt(100) < 8,
                back(random.nextInt(100)));
    }

    private static Back back(int dice) {
        if (dice < 10) {
            return Back.RESTOCK;
        }
        if (dice < 14) {
            return Back.SCRAP;
        }
        return dice < 18 ? Back.CLAIM : Back.NOTHING;
    }

    /** Few enough that many come twice, for promotions that are once per customer. */
    private static UUID customer(Random random) {
        return customer(random.nextInt(2_000));
    }

    static UUID customer(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static Map<Integer, Integer> lines(Random random) {
        var lines = new LinkedHashMap<Integer, Integer>();
        var wanted = 1 + random.nextInt(3);
        if (random.nextInt(100) < 12) {
            lines.put(PRODUCTS - 1 - random.nextInt(SCARCE), 1);
        }
        while (lines.size() < wanted) {
            lines.put(random.nextInt(PRODUCTS - SCARCE), 1 + random.nextInt(2));
        }
        return lines;
    }

    private static String card(int dice) {
        if (dice < 20) {
            return "pm_card_chargeDeclined";
        }
        if (dice < 35) {
            return "pm_card_chargeDeclinedInsufficientFunds";
        }
        if (dice < 45) {
            return "pm_card_chargeDeclinedExpiredCard";
        }
        return dice < 55 ? "pm_card_riskLevelHighest" : "pm_card_visa";
    }

    private static String code(int dice) {
        if (dice < 6) {
            return Shop.LIMITED;
        }
        if (dice < 10) {
            return Shop.ONCE;
        }
        return dice < 14 ? Shop.ALWAYS : "";
    }
}

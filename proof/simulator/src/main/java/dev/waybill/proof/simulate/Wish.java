package dev.waybill.proof.simulate;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One thing that somebody outside wants of the shop. */
sealed interface Wish {

    /** Milliseconds after dawn. */
    int at();

    /** How a buyer goes on after checking out. */
    enum Regret {
        NONE,
        CANCEL_CHECKOUT,
        CANCEL_ORDER,
        CANCEL_ORDER_TWICE,
        /** And sees to it that the money comes back when the provider has refused to give it. */
        CANCEL_ORDER_AND_INSIST,
        /** One unit of it. */
        CANCEL_PART,
        /** It is to go elsewhere. */
        AMEND,
        /** Somebody of the shop's holds it, and lets it go on later. */
        HOLD
    }

    /**
     * @param code of a promotion
     * @param byCart in four requests instead of one
     * @param twice the same request from two places at once, with the same key
     * @param hesitates milliseconds until the regret
     * @param postcode where it goes; none: nowhere, so nobody picks and carries it
     * @param back what becomes of it when it is there; none: it is kept
     */
    record Buy(
            int at,
            int customer,
            int product,
            int quantity,
            @Nullable String code,
            String card,
            boolean byCart,
            boolean twice,
            Regret regret,
            int hesitates,
            @Nullable String postcode,
            @Nullable Back back)
            implements Wish {

        /** One that is kept. */
        Buy(
                int at,
                int customer,
                int product,
                int quantity,
                @Nullable String code,
                String card,
                boolean byCart,
                boolean twice,
                Regret regret,
                int hesitates,
                @Nullable String postcode) {
            this(
                    at, customer, product, quantity, code, card, byCart, twice, regret, hesitates,
                    postcode, null);
        }

        Buy with(Back then) {
            return new Buy(
                    at, customer, product, quantity, code, card, byCart, twice, regret, hesitates,
                    postcode, then);
        }

        /** One that goes nowhere. */
        Buy(
                int at,
                int customer,
                int product,
                int quantity,
                @Nullable String code,
                String card,
                boolean byCart,
                boolean twice,
                Regret regret,
                int hesitates) {
            this(
                    at, customer, product, quantity, code, card, byCart, twice, regret, hesitates,
                    null);
        }

        /** Nobody believes its postcode, or its card: the order is held. */
        boolean isOdd() {
            return ODD_POSTCODE.equals(postcode) || card.equals(ODD_CARD);
        }
    }

    /** What a customer wants of what was delivered. */
    enum Want {
        MONEY,
        ANOTHER,
        /** Money, and to keep it. */
        KEEP
    }

    /** What becomes of goods that were to come back. */
    enum Arrival {
        AT_ONCE,
        /** From two hands at the same moment, each with all of it. */
        TWICE_AT_ONCE,
        IN_PARTS,
        /** And no more of it will come. */
        IN_PART,
        NEVER,
        /** The customer has thought better of it. */
        CALLED_OFF
    }

    /**
     * @param units which may be more than there are
     * @param twice asked for from two places at once, so that both cannot have all of it
     * @param instead the product that is wanted, for another one
     * @param allowed whether somebody says yes, where nobody says so by rule
     * @param hesitates milliseconds until the goods arrive
     */
    record Back(
            Want want,
            int units,
            boolean twice,
            int instead,
            Arrival arrival,
            String disposition,
            boolean allowed,
            int hesitates) {

        static Back draw(SplittableRandom luck) {
            var wants = Want.values();
            var arrivals = Arrival.values();
            return new Back(
                    wants[luck.nextInt(wants.length)],
                    1 + luck.nextInt(3),
                    luck.nextInt(3) == 0,
                    luck.nextInt(Shop.PRODUCTS),
                    arrivals[luck.nextInt(arrivals.length)],
                    DISPOSITIONS.get(luck.nextInt(DISPOSITIONS.size())),
                    luck.nextInt(4) > 0,
                    luck.nextInt(8_000));
        }
    }

    /** Most can be sold again. */
    List<String> DISPOSITIONS = List.of("RESTOCK", "RESTOCK", "REPAIR", "SCRAP", "BACK_TO_VENDOR");

    String POSTCODE = "EC1A 9HF";

    /** None of its country. */
    String ODD_POSTCODE = "12345";

    /** The screening is not sure about it. */
    String ODD_CARD = "pm_card_riskLevelElevated";

    record Restock(int at, int product, int quantity) implements Wish {}

    record Reprice(int at, int product, int price) implements Wish {}

    /** A hold by hand, that is released, or not. */
    record Hold(int at, int product, int quantity, boolean released) implements Wish {}

    /** A partner's system, which tells by itself: its release overtakes its reservation. */
    record Partner(int at, int product, int quantity, int hesitates) implements Wish {}

    /** A partner's till, which tells by itself: its void overtakes its authorization. */
    record Till(int at, int amount, int hesitates) implements Wish {}

    static Wish draw(SplittableRandom luck) {
        var at = luck.nextInt(3_000);
        return switch (luck.nextInt(20)) {
            case 0, 1 -> new Restock(at, luck.nextInt(Shop.PRODUCTS), 1 + luck.nextInt(3));
            case 2 -> new Reprice(at, luck.nextInt(Shop.PRODUCTS), 100 + luck.nextInt(900));
            case 3 -> new Hold(at, luck.nextInt(2), 1 + luck.nextInt(2), luck.nextBoolean());
            case 4 -> new Partner(at, luck.nextInt(2), 1 + luck.nextInt(2), luck.nextInt(400));
            default -> buy(at, luck);
        };
    }

    private static Buy buy(int at, SplittableRandom luck) {
        var postcode = postcode(luck);
        return new Buy(
                at,
                luck.nextInt(Shop.CUSTOMERS),
                // The first product is the hot one.
                luck.nextInt(100) < 60 ? 0 : luck.nextInt(Shop.PRODUCTS),
                1 + luck.nextInt(3),
                code(luck),
                card(luck),
                luck.nextInt(3) == 0,
                luck.nextInt(4) == 0,
                regret(luck, postcode != null),
                // Who is sent something may regret it at any time until it is there.
                luck.nextInt(postcode == null ? 1_500 : 15_000),
                postcode);
    }

    /** Half of them are sent something. */
    private static @Nullable String postcode(SplittableRandom luck) {
        return switch (luck.nextInt(20)) {
            case 0 -> ODD_POSTCODE;
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> POSTCODE;
            default -> null;
        };
    }

    private static @Nullable String code(SplittableRandom luck) {
        return switch (luck.nextInt(10)) {
            case 0, 1, 2 -> Shop.TENTH_OFF;
            case 3 -> Shop.ALL_OFF;
            case 4 -> "UNKNOWN";
            default -> null;
        };
    }

    private static String card(SplittableRandom luck) {
        return switch (luck.nextInt(12)) {
            case 0 -> "pm_card_chargeDeclined";
            case 1 -> "pm_card_chargeDeclinedInsufficientFunds";
            case 2 -> luck.nextBoolean() ? "pm_card_riskLevelHighest" : ODD_CARD;
            default -> "pm_card_visa";
        };
    }

    private static Regret regret(SplittableRandom luck, boolean isSent) {
        return switch (luck.nextInt(isSent ? 14 : 10)) {
            case 0, 1 -> Regret.CANCEL_CHECKOUT;
            case 2, 3 -> Regret.CANCEL_ORDER;
            case 4 -> Regret.CANCEL_ORDER_TWICE;
            case 10, 11 -> Regret.CANCEL_PART;
            case 12 -> Regret.AMEND;
            case 13 -> Regret.HOLD;
            default -> Regret.NONE;
        };
    }
}

package dev.waybill.bench;

import dev.waybill.bench.Shelves.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What happens in the sample shop: always the same, so that two runs can be compared. */
final class Scenario {

    static final int PLENTY = 100_000;
    static final int SCARCE_UNITS = 4;

    private static final int PRODUCTS = 200;
    private static final int SCARCE = 10;
    static final int CUSTOMERS = 300;
    private static final List<String> MATERIALS =
            List.of(
                    "Oak",
                    "Linen",
                    "Slate",
                    "Copper",
                    "Wool",
                    "Walnut",
                    "Ash",
                    "Stoneware",
                    "Felt",
                    "Brass");
    private static final List<Kind> KINDS =
            List.of(
                    new Kind("Lamp", "Lighting", 4_900),
                    new Kind("Bowl", "Kitchen", 1_850),
                    new Kind("Cushion", "Living", 2_400),
                    new Kind("Tray", "Kitchen", 1_650),
                    new Kind("Throw", "Living", 5_900),
                    new Kind("Shelf", "Storage", 7_900),
                    new Kind("Basket", "Storage", 3_200),
                    new Kind("Clock", "Living", 4_450),
                    new Kind("Vase", "Living", 2_750),
                    new Kind("Mug", "Kitchen", 1_200),
                    new Kind("Stool", "Furniture", 8_900),
                    new Kind("Mirror", "Furniture", 9_900),
                    new Kind("Candle", "Lighting", 950),
                    new Kind("Rug", "Living", 14_900),
                    new Kind("Hook", "Storage", 690),
                    new Kind("Board", "Kitchen", 2_100),
                    new Kind("Frame", "Living", 1_490),
                    new Kind("Bench", "Furniture", 19_900),
                    new Kind("Pot", "Garden", 1_790),
                    new Kind("Lantern", "Garden", 2_990));

    private record Kind(String name, String category, long price) {}

    /** A promotion, as the API takes it. */
    record Promotion(String code, String json) {}

    /**
     * One customer's wish.
     *
     * @param items indexes of products, each at most once
     * @param promotionCode empty without one
     * @param direct in one request instead of a cart
     * @param twice the button is pressed twice
     * @param regrets the order is cancelled when it is confirmed
     * @param postcode where it goes
     * @param afterwards what else becomes of the confirmed order
     */
    record Wish(
            int number,
            int customer,
            List<Item> items,
            String card,
            String promotionCode,
            boolean direct,
            boolean twice,
            boolean regrets,
            String postcode,
            Afterwards afterwards) {

        public Wish {
            items = List.copyOf(items);
        }
    }

    record Item(int product, int quantity) {}

    /** What people think of after an order is confirmed, and before it is picked. */
    enum Afterwards {
        NOTHING,
        /** One unit less. */
        LESS,
        /** To another address. */
        ELSEWHERE,
        /** Somebody of the shop's wants to have a look at it first. */
        HELD
    }

    private static final String POSTCODE = "BA1 1AA";

    /** None of its country: the order waits until somebody has looked at it. */
    private static final String ODD_POSTCODE = "12345";

    private Scenario() {}

    /** The last ones are scarce. */
    static List<Article> articles() {
        return IntStream.range(0, PRODUCTS)
                .mapToObj(n -> {
                    var kind = KINDS.get(n % KINDS.size());
                    var material = MATERIALS.get(n / KINDS.size() % MATERIALS.size());
                    return new Article(
                            "DEMO-%03d".formatted(n + 1),
                            material + " " + kind.name().toLowerCase(java.util.Locale.ROOT),
                            kind.category(),
                            kind.price() + n / KINDS.size() * 150L,
                            n < PRODUCTS - SCARCE ? PLENTY : SCARCE_UNITS);
                })
                .toList();
    }

    static List<Promotion> promotions() {
        return List.of(
                promotion(
                        "WELCOME10",
                        "\"name\":\"10 % off\",\"kind\":\"PERCENTAGE\",\"percent\":10"),
                promotion(
                        "FIVER",
                        "\"name\":\"5 pounds off over 30\",\"kind\":\"FIXED_AMOUNT\",\"amount\":500,\"currency\":\"GBP\",\"minimumSpend\":3000"),
                promotion(
                        "FIRST25",
                        "\"name\":\"25 % off for the first 25\",\"kind\":\"PERCENTAGE\",\"percent\":25,\"limit\":25"),
                promotion(
                        "ONCE15",
                        "\"name\":\"15 % off, once per customer\",\"kind\":\"PERCENTAGE\",\"percent\":15,\"limitPerCustomer\":1"));
    }

    private static Promotion promotion(String code, String rest) {
        return new Promotion(code, "{\"code\":\"" + code + "\"," + rest + "}");
    }

    static List<Wish> wishes(int orders) {
        var random = new Random(20_101_201);
        return IntStream.range(0, orders).mapToObj(n -> wish(n, random)).toList();
    }

    private static Wish wish(int number, Random random) {
        var items = new ArrayList<Item>();
        var wanted = 1 + random.nextInt(4);
        while (items.size() < wanted) {
            var product = random.nextInt(PRODUCTS - SCARCE);
            if (items.stream().noneMatch(item -> item.product() == product)) {
                items.add(new Item(product, 1 + random.nextInt(3)));
            }
        }
        if (chance(random, 80)) {
            items.set(0, new Item(PRODUCTS - 1 - random.nextInt(SCARCE), 1));
        }
        return new Wish(
                number,
                random.nextInt(CUSTOMERS),
                items,
                card(random.nextInt(1_000)),
                code(random.nextInt(100)),
                chance(random, 200),
                chance(random, 10),
                chance(random, 55),
                number % 83 == 41 ? ODD_POSTCODE : POSTCODE,
                afterwards(number % 100));
    }

    private static Afterwards afterwards(int number) {
        return switch (number) {
            case 7, 57 -> Afterwards.LESS;
            case 23 -> Afterwards.ELSEWHERE;
            case 71 -> Afterwards.HELD;
            default -> Afterwards.NOTHING;
        };
    }

    private static boolean chance(Random random, int perThousand) {
        return random.nextInt(1_000) < perThousand;
    }

    private static String card(int dice) {
        if (dice < 20) {
            return "pm_card_chargeDeclined";
        }
        if (dice < 38) {
            return "pm_card_chargeDeclinedInsufficientFunds";
        }
        if (dice < 50) {
            return "pm_card_chargeDeclinedExpiredCard";
        }
        if (dice < 57) {
            return "pm_card_riskLevelHighest";
        }
        return dice < 61 ? "pm_card_riskLevelElevated" : "pm_card_visa";
    }

    private static String code(int dice) {
        return dice < 16 ? promotions().get(dice / 4).code() : "";
    }
}

package dev.waybill.bench;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** An invoice of the file: somebody bought, or gave back. */
sealed interface Entry {

    String invoice();

    LocalDateTime at();

    /** As in the file; empty if nobody is named. */
    String customer();

    /** Its rows in the file, without the rejected ones. */
    int rows();

    /** What the file says it is worth, positive. */
    BigDecimal amount();

    /**
     * @param items each price point once; two rows of it are one item
     */
    record Sale(
            String invoice,
            LocalDateTime at,
            String customer,
            String country,
            List<Item> items,
            int rows,
            BigDecimal amount)
            implements Entry {

        public Sale {
            items = List.copyOf(items);
        }

        long units() {
            return items.stream().mapToLong(Item::quantity).sum();
        }

        long pence() {
            return items.stream().mapToLong(item -> item.quantity() * item.point().pence()).sum();
        }
    }

    record Item(PricePoint point, int quantity) {}

    /**
     * @param units what is given back, by stock code and price
     */
    record Cancellation(
            String invoice,
            LocalDateTime at,
            String customer,
            Map<PriceKey, Integer> units,
            int rows,
            BigDecimal amount)
            implements Entry {

        public Cancellation {
            units = Map.copyOf(units);
        }
    }

    /** A stock code at a price. */
    record PriceKey(String code, long pence) {

        String sku() {
            return "%s@%d.%02d".formatted(code, pence / 100, pence % 100);
        }
    }

    /**
     * A product as Waybill sells it. The file sells one stock code at several prices at the same
     * time (by quantity, by customer), and a product has one price: so each price of a code is a
     * product of its own, which keeps every order's total to the penny however orders overlap.
     *
     * @param number counts from 0 in the order of appearance
     */
    record PricePoint(int number, PriceKey key, String name) {

        String sku() {
            return key.sku();
        }

        long pence() {
            return key.pence();
        }
    }
}

package dev.waybill.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One row of an invoice file, as written: InvoiceNo, StockCode, Description, Quantity, InvoiceDate,
 * UnitPrice, CustomerID, Country.
 *
 * @param code in upper case: codes that differ in case only are one product
 * @param customer empty if nobody is named
 */
record Row(
        String invoice,
        String code,
        String description,
        int quantity,
        LocalDateTime at,
        BigDecimal price,
        String customer,
        String country) {

    static final List<String> COLUMNS =
            List.of(
                    "InvoiceNo",
                    "StockCode",
                    "Description",
                    "Quantity",
                    "InvoiceDate",
                    "UnitPrice",
                    "CustomerID",
                    "Country");

    static final int MOST_UNITS = 1_000_000;

    private static final BigDecimal HIGHEST_PRICE = new BigDecimal("999999.99");
    private static final int LONGEST_CODE = 40;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Set<String> NOT_PRODUCTS =
            Set.of("POST", "DOT", "C2", "M", "D", "S", "B", "CRUK", "BANK CHARGES", "AMAZONFEE");

    /** What the fields say, if they can be read. */
    static Optional<Row> of(List<String> fields) {
        if (fields.size() != COLUMNS.size()) {
            return Optional.empty();
        }
        try {
            var row =
                    new Row(
                            fields.get(0).strip(),
                            fields.get(1).strip().toUpperCase(Locale.ROOT),
                            cleaned(fields.get(2)),
                            Integer.parseInt(fields.get(3).strip()),
                            LocalDateTime.parse(fields.get(4).strip(), TIME),
                            new BigDecimal(fields.get(5).strip()),
                            fields.get(6).strip(),
                            fields.get(7).strip());
            return row.invoice.isEmpty() || row.code.isEmpty() || row.price.scale() > 12
                    ? Optional.empty()
                    : Optional.of(row);
        } catch (NumberFormatException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        for (int at = 0; at < text.length() && clean.length() < 250; at++) {
            var character = text.charAt(at);
            var odd = Character.isISOControl(character) || Character.isSurrogate(character);
            clean.append(odd ? ' ' : character);
        }
        return clean.toString().strip();
    }

    boolean cancels() {
        return invoice.charAt(0) == 'C' || invoice.charAt(0) == 'c';
    }

    /** The unit price in pence, half a penny rounded up: what the customer pays for one. */
    long pence() {
        return price.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** What the file says the row is worth, to the last decimal. */
    BigDecimal amount() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }

    /** Why this is neither goods nor goods cancelled; empty if it is. */
    Optional<Reason> objection() {
        if (NOT_PRODUCTS.contains(code)) {
            return Optional.of(Reason.NOT_A_PRODUCT);
        }
        return quantityObjection().or(this::priceObjection);
    }

    private Optional<Reason> quantityObjection() {
        if (quantity == 0) {
            return Optional.of(Reason.NO_QUANTITY);
        }
        if (cancels() && quantity > 0) {
            return Optional.of(Reason.ADDING_CANCELLATION);
        }
        if (!cancels() && quantity < 0) {
            return Optional.of(Reason.NEGATIVE_QUANTITY);
        }
        return Math.abs((long) quantity) > MOST_UNITS || code.length() > LONGEST_CODE
                ? Optional.of(Reason.BEYOND_LIMITS)
                : Optional.empty();
    }

    private Optional<Reason> priceObjection() {
        if (price.signum() == 0) {
            return Optional.of(Reason.NO_PRICE);
        }
        if (price.signum() < 0) {
            return Optional.of(Reason.NEGATIVE_PRICE);
        }
        if (price.compareTo(HIGHEST_PRICE) > 0) {
            return Optional.of(Reason.BEYOND_LIMITS);
        }
        return pence() == 0 ? Optional.of(Reason.UNDER_A_PENNY) : Optional.empty();
    }
}

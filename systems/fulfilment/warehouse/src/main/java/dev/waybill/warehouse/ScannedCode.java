package dev.waybill.warehouse;

import dev.waybill.contracts.Violation;
import dev.waybill.platform.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Finds the line that a scanned code belongs to: by the product's GTIN if it has one, else by its
 * sku.
 */
record ScannedCode(String code, Lines lines, Map<UUID, ShelfProduct> products) {

    /**
     * @throws Problem if it belongs to none
     */
    Line line() {
        return byGtin().or(this::bySku).orElseThrow(this::refusal);
    }

    private Optional<Line> byGtin() {
        return Gtin.of(code).flatMap(gtin -> first(line -> gtin.equals(gtinOf(line).orElse(null))));
    }

    private Optional<Line> bySku() {
        return first(line -> gtinOf(line).isEmpty() && code.equals(nameOf(line)));
    }

    private Problem refusal() {
        if (first(line -> code.equals(nameOf(line))).isPresent()) {
            return Problem.conflict(
                    "gtin-wanted",
                    "This product has a GTIN: scan its bar code, so that the item itself is seen.",
                    List.of(new Violation("/code", "must be the product's GTIN, not its sku")));
        }
        if (Gtin.looksLikeOne(code) && !CheckDigit.fits(code)) {
            return Problem.invalid(
                    "/code", "is no GTIN: its check digit is wrong, so it was read badly");
        }
        return Problem.conflict(
                "wrong-item",
                "This item is not on the pick list: put it back.",
                List.of(new Violation("/code", "must be an item of this job")));
    }

    private Optional<Line> first(Predicate<Line> wanted) {
        return lines.all().stream().filter(wanted).findFirst();
    }

    private Optional<String> gtinOf(Line line) {
        return Optional.ofNullable(products.get(line.productId())).map(ShelfProduct::gtin);
    }

    private String nameOf(Line line) {
        return nameOf(line, products);
    }

    /** What a product without GTIN is scanned by. */
    static String nameOf(Line line, Map<UUID, ShelfProduct> products) {
        if (line.sku() != null) {
            return line.sku();
        }
        var product = products.get(line.productId());
        return product == null || product.sku() == null
                ? line.productId().toString()
                : product.sku();
    }

    /** What a picker who is right scans. */
    static String of(Line line, Map<UUID, ShelfProduct> products) {
        var product = products.get(line.productId());
        return product == null || product.gtin() == null ? nameOf(line, products) : product.gtin();
    }
}

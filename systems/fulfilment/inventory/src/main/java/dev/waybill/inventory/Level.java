package dev.waybill.inventory;

import java.util.UUID;

/**
 * Units of one product at one place: free to sell, and held for somebody.
 *
 * @param promised units that are promised, but not here yet
 */
record Level(
        UUID productId, String location, int available, int reserved, int promised, Terms terms) {

    /** The place of those who have only one. */
    static final String MAIN = "main";

    Level(UUID productId, String location, int available, int reserved) {
        this(productId, location, available, reserved, 0, Terms.NONE);
    }
}

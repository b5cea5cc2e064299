package dev.waybill.inventory;

import java.util.UUID;

/** Units of one product at one place: free to sell, and promised. */
record Level(UUID productId, String location, int available, int reserved) {

    /** The place of those who have only one. */
    static final String MAIN = "main";
}

package dev.waybill.warehouse;

/** Where a product lies in a warehouse: the aisle, how far into it, how high. */
record Bin(int aisle, int bay, int level) {

    /** As it is written on the shelf. */
    String label() {
        return "%02d-%02d-%d".formatted(aisle, bay, level);
    }
}

package dev.waybill.simulators.carriers;

/**
 * One service of a carrier.
 *
 * @param days to the door
 * @param base per parcel, in cents
 * @param perKilo for each begun kilogram, in cents
 */
record Offer(String service, String name, int days, long base, long perKilo) {

    long cost(Wanted wanted) {
        return wanted.grams().stream().mapToLong(this::cost).sum();
    }

    private long cost(int grams) {
        return base + perKilo * ((grams + 999) / 1000);
    }
}

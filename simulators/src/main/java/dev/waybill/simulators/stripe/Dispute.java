package dev.waybill.simulators.stripe;

/**
 * A chargeback, as it stands at one point of its life.
 *
 * @param created seconds
 */
record Dispute(int number, long created, Intent intent, long amount, Standing standing) {

    enum Standing {
        NEEDS_RESPONSE,
        WON,
        LOST;

        final String wire = name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isOpen() {
        return standing == Standing.NEEDS_RESPONSE;
    }

    Dispute closed(boolean won) {
        return new Dispute(number, created, intent, amount, won ? Standing.WON : Standing.LOST);
    }
}

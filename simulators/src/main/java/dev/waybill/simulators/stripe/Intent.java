package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A payment intent. Its fields are read and written under the lock of {@link Books} only.
 *
 * <p>Compact on purpose: about 150 bytes with its metadata. Ids are made from the number.
 */
final class Intent {
    final int number;
    final int created; // seconds
    final long amount;
    final String currency;
    final boolean manual;
    final boolean multicapture;
    private final byte[] metadata;

    Moment moment;
    long captured;
    long refunded;
    boolean expired;
    @Nullable Taken lastTaken;
    @Nullable Dispute dispute;
    int canceledAt; // seconds; 0: never
    @Nullable String cancellationReason;
    @Nullable Refund lastRefund;
    @Nullable Intent samePayment; // the next one in this bucket of the index by payment_id

    Intent(int number, int created, Change.Created from) {
        this.number = number;
        this.created = created;
        this.amount = from.amount();
        this.currency = from.currency().intern();
        this.manual = from.manual();
        this.multicapture = Boolean.TRUE.equals(from.multicapture());
        this.metadata = Metadata.of(from.metadata()).packed();
        this.moment = Moment.of(Status.REQUIRES_PAYMENT_METHOD, null, 0);
    }

    Metadata metadata() {
        return new Metadata(metadata);
    }

    Status status() {
        return moment.status();
    }

    long capturable() {
        return status() == Status.REQUIRES_CAPTURE ? amount - captured : 0;
    }

    /** How often it has been captured. */
    int captures() {
        var many = 0;
        for (var taken = lastTaken; taken != null; taken = taken.earlier()) {
            many++;
        }
        return many;
    }

    /**
     * One capture of it.
     *
     * @param at seconds
     */
    record Taken(long amount, long at, @Nullable Taken earlier) {}
}

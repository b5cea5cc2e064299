package dev.waybill.proof.mutants;

import dev.waybill.checkout.CheckoutBugs;
import dev.waybill.inventory.InventoryBugs;
import dev.waybill.payments.PaymentsBugs;
import dev.waybill.platform.Parts;
import dev.waybill.platform.messaging.KernelBugs;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A bug that everybody has made once, kept as a part that fits. A proof that does not see it would
 * not see one like it either.
 */
public enum KnownBug {
    SEQUENCE_CURSOR(
            "the relay reads what has a higher id than the last, and misses what commits late",
            KernelBugs.sequenceCursor()),
    NO_COMPARE_AND_SET(
            "a reader moves its position without looking whether another one has",
            KernelBugs.noCompareAndSet()),
    NO_TOMBSTONE(
            "a release that overtakes its reservation leaves nothing behind",
            InventoryBugs.noTombstone()),
    COMMAND_ID_NOT_DERIVED(
            "stock and money that are asked for again are asked for under a new id",
            CheckoutBugs.commandIdNotDerived()),
    CAPTURE_WITHOUT_IDEMPOTENCY_KEY(
            "money is set aside and taken under a new idempotency key at each attempt",
            PaymentsBugs.captureWithoutIdempotencyKey()),
    CHECK_THEN_RESERVE(
            "stock is checked in one transaction and reserved in another",
            InventoryBugs.checkThenReserve()),
    GIVES_UP_COMPENSATION(
            "what is owed is forgotten when three tries to undo it were not answered",
            CheckoutBugs.givesUpCompensation()),
    WEBHOOK_APPLIED_BEFORE_STORED(
            "what a webhook says is committed to the payment before the webhook and what follows are",
            PaymentsBugs.webhookAppliedBeforeStored());

    private final String what;
    private final Parts parts;

    KnownBug(String what, Parts parts) {
        this.what = what;
        this.parts = parts;
    }

    /** In one line, for tables. */
    public String what() {
        return what;
    }

    /** The parts of a house that has this bug and no other: goes into {@code House.Givens}. */
    public Parts parts() {
        return parts;
    }

    /**
     * @param name in any case, with dashes or underscores
     * @throws IllegalArgumentException naming those that there are
     */
    public static KnownBug named(String name) {
        var wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(bug -> bug.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no mutant '" + name + "'; there are " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(KnownBug::name).collect(Collectors.joining(", "));
    }
}

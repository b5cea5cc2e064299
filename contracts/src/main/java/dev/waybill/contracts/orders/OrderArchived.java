package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An order that is over was put into a long-term file. The checksum is the SHA-256 of its record
 * there.
 *
 * <p>Told by orders, for whoever follows.
 */
public record OrderArchived(
        UUID orderId,
        TerminalStatus terminalStatus,
        RetentionCategory retentionCategory,
        String archiveReference,
        String recordChecksum,
        Instant terminalAt,
        Instant archivedAt) {

    private static final Pattern CHECKSUM = Pattern.compile("[a-f0-9]{64}");

    public OrderArchived {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("terminalStatus", terminalStatus);
        guard.given("retentionCategory", retentionCategory);
        guard.text("archiveReference", archiveReference, 1, 500);
        guard.matches("recordChecksum", recordChecksum, CHECKSUM);
        terminalAt = guard.time("terminalAt", terminalAt);
        archivedAt = guard.time("archivedAt", archivedAt);
        guard.check();
    }

    /** How an order ended. */
    public enum TerminalStatus {
        COMPLETED,
        CANCELLED
    }

    /** How long, and why, a record is kept. */
    public enum RetentionCategory {
        STANDARD,
        FINANCIAL_RECORD,
        LEGAL_HOLD
    }
}

package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderArchived.RetentionCategory;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What a shop decides about its long-term files.
 *
 * @param after how long an order has to be over
 * @param atOnce the most orders in one file
 * @param readAgain how often each file is read again and compared
 */
record ArchiveRules(Duration after, int atOnce, Duration readAgain) {

    private static final String ROOT = "waybill.orders.archive.";

    static ArchiveRules of(Settings settings) {
        return new ArchiveRules(
                settings.duration(ROOT + "after", Duration.ofDays(180)),
                settings.number(ROOT + "orders-per-file", 200),
                settings.duration(ROOT + "read-again", Duration.ofDays(7)));
    }

    /** Where the files lie; nowhere unless the shop says where, and nothing is archived then. */
    static Optional<ArchiveStore> store(Settings settings, Clock clock) {
        var bucket = settings.text(ROOT + "s3.bucket-url", "");
        if (!bucket.isEmpty()) {
            var signature =
                    new AwsSignature(
                            settings.text(ROOT + "s3.access-key", ""),
                            settings.text(ROOT + "s3.secret-key", ""),
                            settings.text(ROOT + "s3.region", "us-east-1"));
            var patience = settings.duration(ROOT + "s3.read-timeout", Duration.ofSeconds(60));
            return Optional.of(
                    new ArchiveBucket(bucket.replaceAll("/+$", ""), signature, patience, clock));
        }
        var folder = settings.text(ROOT + "folder", "");
        return folder.isEmpty()
                ? Optional.empty()
                : Optional.of(new ArchiveFolder(Path.of(folder)));
    }

    /**
     * Why a record is kept: fraud may have to be proven, money has to be accounted for, all else is
     * only remembered.
     */
    static RetentionCategory category(Real order) {
        if (OrderRow.cancelReason(order) == CancellationReason.FRAUD) {
            return RetentionCategory.LEGAL_HOLD;
        }
        return order.sheet().money().captured() > 0
                ? RetentionCategory.FINANCIAL_RECORD
                : RetentionCategory.STANDARD;
    }
}

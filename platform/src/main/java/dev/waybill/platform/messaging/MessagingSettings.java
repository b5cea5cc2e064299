package dev.waybill.platform.messaging;

import dev.waybill.platform.Settings;
import java.time.Duration;

/**
 * How one database's kernel is set up.
 *
 * @param source the number of this database: no other that speaks on the same Kafka may have it
 * @param partitionRows ids per partition of the outbox
 * @param retention how long what was told can be sent again
 * @param together whether the systems' readers share one consumer and one transaction per poll:
 *     cheaper where few cores run all systems. All processes on one database that hear for the same
 *     system must agree
 * @param acceptRestored an operator's reason to let a restored database speak under a new epoch;
 *     empty for none
 */
public record MessagingSettings(
        KafkaSettings kafka,
        int source,
        long partitionRows,
        Duration retention,
        String acceptRestored,
        boolean together) {

    private static final String APART = "apart";
    private static final String TOGETHER = "together";

    public static MessagingSettings of(Settings settings) {
        return new MessagingSettings(
                new KafkaSettings(
                        settings.text("waybill.kafka.bootstrap", "127.0.0.1:9092"),
                        settings.text("waybill.instance", ""),
                        settings.number("waybill.kafka.partitions", 4),
                        (short) settings.number("waybill.kafka.replication", 1)),
                settings.number("waybill.messaging.source", 1),
                settings.number("waybill.messaging.outbox-partition-rows", 1_000_000),
                settings.duration("waybill.messaging.outbox-retention", Duration.ofHours(6)),
                settings.text("waybill.messaging.accept-restored-database", ""),
                settings.text("waybill.messaging.readers", APART).equals(TOGETHER));
    }
}

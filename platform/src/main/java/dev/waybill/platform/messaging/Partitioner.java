package dev.waybill.platform.messaging;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a key lives in. The number of partitions of a topic never changes while messages
 * of it are kept.
 */
record Partitioner(int partitions) {

    int of(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}

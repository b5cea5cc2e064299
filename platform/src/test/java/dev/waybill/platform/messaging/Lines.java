package dev.waybill.platform.messaging;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.products.ProductDeleted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Messages as they would come from the log. */
final class Lines {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Lines() {}

    /** Message {@code sequence} of one lane, about a product of its own. */
    static Received deleted(int sequence) {
        return deleted(new UUID(9, sequence), sequence);
    }

    static Received deleted(UUID product, int sequence) {
        var body = new ProductDeleted(new UUID(0, sequence), NOON, product, null);
        return of(body, "1.0.0", Wire.write(body), sequence);
    }

    static List<Received> deleted(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Lines::deleted).toList();
    }

    static Received of(Object body, String version, byte[] payload, int sequence) {
        return sealed(Contracts.of(body.getClass()), body, version, payload, sequence);
    }

    private static <M> Received sealed(
            Contract<M> contract, Object body, String version, byte[] payload, int sequence) {
        var subject = contract.subject().apply(contract.type().cast(body)).toString();
        return new Received(
                contract.topic(),
                0,
                sequence,
                1,
                1,
                sequence,
                subject,
                contract.id(),
                NOON,
                headers(sequence, version),
                payload);
    }

    static MessageHeaders headers(int n, String version) {
        return new MessageHeaders(
                new UUID(1, n), "products", version, new UUID(2, n), null, null, null);
    }
}

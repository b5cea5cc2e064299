package dev.waybill.platform.messaging;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Hands messages to a room without Kafka between: as bytes, in one transaction, through the code
 * that a reader uses. For tests of rooms.
 */
public final class Rehearsal {

    private final String system;
    private final Listening listening;
    private final List<Alarm> alarms;
    private final Transactor transactor;

    public Rehearsal(String system, List<Ear<?>> ears, List<Alarm> alarms, Transactor transactor) {
        this.system = system;
        this.listening = new Listening(ears);
        this.alarms = List.copyOf(alarms);
        this.transactor = transactor;
    }

    /** One message of a rehearsed batch. */
    public record Line(UUID id, Object message, Cause origin, Instant toldAt) {}

    /**
     * One batch, one transaction; what a handler throws comes out, and nothing of the batch is kept
     * then.
     */
    public void hear(List<Line> lines) {
        var messages = new ArrayList<Received>();
        lines.forEach(
                line -> messages.add(received(line, Contracts.of(line.message().getClass()))));
        var heard = messages.stream().filter(listening::hears).toList();
        transactor.run(
                system,
                (outbox, now) -> {
                    listening.handle(heard, outbox, now);
                    return true;
                });
    }

    private <M> Received received(Line line, Contract<M> contract) {
        var origin = line.origin();
        return new Received(
                contract.topic(),
                0,
                0,
                1,
                1,
                0,
                contract.subject().apply(contract.type().cast(line.message())).toString(),
                contract.id(),
                line.toldAt(),
                new MessageHeaders(
                        line.id(),
                        contract.system(),
                        contract.version(),
                        origin.correlationId(),
                        origin.causationId(),
                        origin.traceparent(),
                        origin.actor()),
                Wire.write(line.message()));
    }

    /** Rings every alarm until nothing is due. */
    public void ring(Instant now) {
        for (var alarm : alarms) {
            while (transactor.run(system, (outbox, _) -> alarm.ring(now, outbox)) > 0) {
                // the next rows
            }
        }
    }
}

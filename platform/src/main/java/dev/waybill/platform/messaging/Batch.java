package dev.waybill.platform.messaging;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that are handled in one transaction, in the order of their arrival, and the one time
 * at which they are.
 */
public record Batch<F>(List<Heard<F>> messages, Instant now) implements Iterable<Heard<F>> {

    public Batch {
        messages = List.copyOf(messages);
    }

    public Stream<F> bodies() {
        return messages.stream().map(Heard::body);
    }

    @Override
    public Iterator<Heard<F>> iterator() {
        return messages.iterator();
    }
}

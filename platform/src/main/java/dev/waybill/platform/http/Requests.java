package dev.waybill.platform.http;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Commands that are decided together, in the order of their arrival, at one time. */
public record Requests<C>(List<Request<C>> all, Instant now) implements Iterable<Request<C>> {

    public Requests {
        all = List.copyOf(all);
    }

    public Stream<C> bodies() {
        return all.stream().map(Request::body);
    }

    @Override
    public Iterator<Request<C>> iterator() {
        return all.iterator();
    }
}

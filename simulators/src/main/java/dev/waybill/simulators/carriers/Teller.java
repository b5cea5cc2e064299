package dev.waybill.simulators.carriers;

import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Whoever tells the scans of what was labelled. */
interface Teller extends AutoCloseable {

    void plan(Consignment made);

    @Override
    void close();

    /** Hands them over at once, with their times: who gets them decides what arrives when. */
    record AtOnce(BiConsumer<Instant, byte[]> told, Function<Post.Letter, byte[]> body)
            implements Teller {

        @Override
        public void plan(Consignment made) {
            for (var piece : made.pieces()) {
                for (var stop : piece.trip()) {
                    var letter = new Post.Letter(stop.at(), piece.trackingNumber(), stop, 0, false);
                    told.accept(stop.at(), body.apply(letter));
                }
            }
        }

        @Override
        public void close() {}
    }
}

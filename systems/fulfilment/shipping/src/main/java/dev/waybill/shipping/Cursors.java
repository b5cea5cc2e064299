package dev.waybill.shipping;

import dev.waybill.platform.http.Cursor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cursors of lists that are in the order of their ids. */
final class Cursors {

    private Cursors() {}

    static @Nullable UUID id(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException _) {
            throw Cursor.broken();
        }
    }
}

package dev.waybill.platform.messaging;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * How far each reader has come: in the database of what it has done, so that both move in one
 * transaction.
 */
class Positions {

    final Database database;

    Positions(Database database) {
        this.database = database;
    }

    /** One reader's move on one lane; {@code from} is null if it has not heard the lane before. */
    record Move(String reader, Lane lane, @Nullable Progress from, Progress to) {}

    Map<Lane, Progress> of(String reader) {
        var positions = new HashMap<Lane, Progress>();
        database.sql(
                        """
                        select topic, part, source, epoch, next_offset, last_sequence
                        from platform.position where reader = :reader
                        """)
                .param("reader", reader)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        positions.put(
                                                new Lane(
                                                        row.getString(1),
                                                        row.getInt(2),
                                                        row.getInt(3)),
                                                new Progress(
                                                        row.getLong(4),
                                                        row.getLong(5),
                                                        row.getLong(6))));
        return positions;
    }

    /**
     * @return false if another reader has taken over: nothing of this transaction may be committed
     */
    boolean move(List<Move> moves) {
        var known = moves.stream().filter(move -> move.from() != null).toList();
        var fresh = moves.stream().filter(move -> move.from() == null).toList();
        return advanced(known) == known.size() && inserted(fresh) == fresh.size();
    }

    private int advanced(List<Move> moves) {
        if (moves.isEmpty()) {
            return 0;
        }
        return database.sql(
                        """
                        update platform.position p
                        set epoch = m.epoch, next_offset = m.next_offset, last_sequence = m.last_sequence
                        from unnest(:readers::text[], :topics::text[], :parts::int[], :sources::int[], :epochs::bigint[],
                                    :offsets::bigint[], :sequences::bigint[], :old_epochs::bigint[], :old_sequences::bigint[])
                            as m(reader, topic, part, source, epoch, next_offset, last_sequence, old_epoch, old_sequence)
                        where p.reader = m.reader and p.topic = m.topic and p.part = m.part and p.source = m.source
                          and p.epoch = m.old_epoch and p.last_sequence = m.old_sequence
                        """)
                .param("readers", Database.texts(moves, Move::reader))
                .param("topics", Database.texts(moves, move -> move.lane().topic()))
                .param("parts", Database.ints(moves, move -> move.lane().part()))
                .param("sources", Database.ints(moves, move -> move.lane().source()))
                .param("epochs", Database.longs(moves, move -> move.to().epoch()))
                .param("offsets", Database.longs(moves, move -> move.to().nextOffset()))
                .param("sequences", Database.longs(moves, move -> move.to().lastSequence()))
                .param("old_epochs", Database.longs(moves, move -> from(move).epoch()))
                .param("old_sequences", Database.longs(moves, move -> from(move).lastSequence()))
                .update();
    }

    private int inserted(List<Move> moves) {
        if (moves.isEmpty()) {
            return 0;
        }
        return database.sql(
                        """
                        insert into platform.position (reader, topic, part, source, epoch, next_offset, last_sequence)
                        select m.*
                        from unnest(:readers::text[], :topics::text[], :parts::int[], :sources::int[], :epochs::bigint[],
                                    :offsets::bigint[], :sequences::bigint[]) as m
                        on conflict do nothing
                        """)
                .param("readers", Database.texts(moves, Move::reader))
                .param("topics", Database.texts(moves, move -> move.lane().topic()))
                .param("parts", Database.ints(moves, move -> move.lane().part()))
                .param("sources", Database.ints(moves, move -> move.lane().source()))
                .param("epochs", Database.longs(moves, move -> move.to().epoch()))
                .param("offsets", Database.longs(moves, move -> move.to().nextOffset()))
                .param("sequences", Database.longs(moves, move -> move.to().lastSequence()))
                .update();
    }

    private static Progress from(Move move) {
        return requireNonNull(move.from(), "known lanes have a progress");
    }
}

package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import java.util.List;

/** A mutant: moves the position without looking whether another reader has moved it. */
final class BlindPositions extends Positions {

    BlindPositions(Database database) {
        super(database);
    }

    @Override
    boolean move(List<Move> moves) {
        database.sql(
                        """
                        insert into platform.position (reader, topic, part, source, epoch, next_offset, last_sequence)
                        select m.*
                        from unnest(:readers::text[], :topics::text[], :parts::int[], :sources::int[], :epochs::bigint[],
                                    :offsets::bigint[], :sequences::bigint[]) as m
                        on conflict (reader, topic, part, source) do update
                        set epoch = excluded.epoch, next_offset = excluded.next_offset,
                            last_sequence = excluded.last_sequence
                        """)
                .param("readers", Database.texts(moves, Move::reader))
                .param("topics", Database.texts(moves, move -> move.lane().topic()))
                .param("parts", Database.ints(moves, move -> move.lane().part()))
                .param("sources", Database.ints(moves, move -> move.lane().source()))
                .param("epochs", Database.longs(moves, move -> move.to().epoch()))
                .param("offsets", Database.longs(moves, move -> move.to().nextOffset()))
                .param("sequences", Database.longs(moves, move -> move.to().lastSequence()))
                .update();
        return true;
    }
}

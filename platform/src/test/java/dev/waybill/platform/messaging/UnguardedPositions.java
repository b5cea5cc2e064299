package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import java.util.List;

/** A mutant: moves the position without looking whether another reader has moved it. */
final class UnguardedPositions extends Positions {

    private final Database database;

    UnguardedPositions(Database database) {
        super(database);
        this.database = database;
    }

    @Override
    boolean move(List<Move> moves) {
        for (var move : moves) {
            database.sql(
                            """
                            insert into platform.position values (:reader, :topic, :part, :source, :epoch, :offset, :sequence)
                            on conflict (reader, topic, part, source)
                            do update set next_offset = :offset, last_sequence = :sequence, epoch = :epoch
                            """)
                    .param("reader", move.reader())
                    .param("topic", move.lane().topic())
                    .param("part", move.lane().part())
                    .param("source", move.lane().source())
                    .param("epoch", move.to().epoch())
                    .param("offset", move.to().nextOffset())
                    .param("sequence", move.to().lastSequence())
                    .update();
        }
        return true;
    }
}

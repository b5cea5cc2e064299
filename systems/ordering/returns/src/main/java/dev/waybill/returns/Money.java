package dev.waybill.returns;

import static java.util.stream.Collectors.toMap;

import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was captured and given back, by payment: no more is asked for than what is left. */
final class Money {

    private final Database database;

    Money(Database database) {
        this.database = database;
    }

    private record Move(UUID id, UUID paymentId, long captured, long refunded) {}

    private record Kept(UUID paymentId, long amount) {}

    /** Each once, however often it is heard. */
    void write(Collection<DuesNews> news) {
        var moves =
                news.stream()
                        .map(Money::move)
                        .filter(Objects::nonNull)
                        .map(Move.class::cast)
                        .toList();
        if (!moves.isEmpty()) {
            insert(moves);
        }
    }

    private static @Nullable Move move(DuesNews news) {
        return switch (news) {
            case DuesNews.Captured(var id, _, var payment, var amount) ->
                    new Move(id, payment, amount, 0);
            case DuesNews.Refunded(var id, var payment, var amount) ->
                    new Move(id, payment, 0, amount);
            case DuesNews.Refused _,
                    DuesNews.PutAway _,
                    DuesNews.OfLabel _,
                    DuesNews.OfExchange _ ->
                    null;
        };
    }

    private void insert(List<Move> moves) {
        database.sql(
                        """
                        insert into returns.money (id, payment_id, captured, refunded)
                        select * from unnest(:ids::uuid[], :payments::uuid[], :captured::bigint[],
                          :refunded::bigint[]) as m (id)
                        order by id on conflict do nothing
                        """)
                .param("ids", Database.uuids(moves, Move::id))
                .param("payments", Database.uuids(moves, Move::paymentId))
                .param("captured", Database.longs(moves, Move::captured))
                .param("refunded", Database.longs(moves, Move::refunded))
                .update();
    }

    /** What is left of each payment. */
    Map<UUID, Long> kept(Collection<UUID> payments) {
        if (payments.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(
                        """
                        select payment_id, sum(captured) - sum(refunded) as kept from returns.money
                        where payment_id = any (:payments::uuid[]) group by payment_id
                        """)
                .param("payments", Database.uuids(payments))
                .query((row, _) -> new Kept(Columns.id(row, "payment_id"), row.getLong("kept")))
                .list()
                .stream()
                .collect(toMap(Kept::paymentId, Kept::amount));
    }
}

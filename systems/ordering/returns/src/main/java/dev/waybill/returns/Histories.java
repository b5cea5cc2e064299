package dev.waybill.returns;

import dev.waybill.platform.Database;
import dev.waybill.returns.Draft.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** What happened to returns: appended, never changed. */
final class Histories {

    private final Database database;

    Histories(Database database) {
        this.database = database;
    }

    private record Row(UUID returnId, int place, Note note) {}

    void append(ReturnBook book) {
        var places = new HashMap<UUID, Integer>();
        var rows = new ArrayList<Row>();
        for (var line : book.history()) {
            var id = line.returnId();
            var place = places.merge(id, 1, Integer::sum) + book.linesBefore(id);
            rows.add(new Row(id, place, line.note()));
        }
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private void insert(List<Row> rows) {
        database.sql(
                        """
                        insert into returns.history (return_id, place, at, what, actor, note)
                        select * from unnest(:returns::uuid[], :places::int[], :times::timestamptz[],
                          :whats::text[], :actors::text[], :notes::text[])
                        """)
                .param("returns", Database.uuids(rows, Row::returnId))
                .param("places", Database.ints(rows, Row::place))
                .param("times", Database.instants(rows, row -> row.note().at()))
                .param("whats", Database.texts(rows, row -> row.note().what()))
                .param("actors", Database.texts(rows, row -> row.note().by()))
                .param("notes", Database.texts(rows, row -> row.note().note()))
                .update();
    }

    List<Note> of(UUID returnId) {
        return database.sql("select * from returns.history where return_id = :id order by place")
                .param("id", returnId)
                .query((row, _) ->
                        new Note(
                                Columns.time(row, "at"),
                                row.getString("what"),
                                row.getString("actor"),
                                row.getString("note")))
                .list();
    }
}

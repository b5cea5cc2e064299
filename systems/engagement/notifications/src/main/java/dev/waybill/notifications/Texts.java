package dev.waybill.notifications;

import static dev.waybill.platform.Database.time;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The texts of the templates: as shipped, or as an operator has changed them. */
final class Texts {

    /** Which text, in which language. */
    record Which(Template template, Language language) {}

    /** A text and the number of its changes. */
    record Kept(Which which, Text text, long version) {}

    private final Database database;

    Texts(Database database) {
        this.database = database;
    }

    /** Of one moment, each made ready when it is asked for. */
    BiFunction<Template, Language, Wording> wordings() {
        var changed = new HashMap<Which, Text>();
        changed().forEach(kept -> changed.put(kept.which(), kept.text()));
        Map<Which, Wording> ready = new HashMap<>();
        return (template, language) ->
                ready.computeIfAbsent(
                        new Which(template, language),
                        which ->
                                new Wording(
                                        Optional.ofNullable(changed.get(which))
                                                .orElseGet(() -> ShippedTexts.of(which))));
    }

    /** All of them, by template and language. */
    List<Kept> all() {
        var changed = new HashMap<Which, Kept>();
        changed().forEach(kept -> changed.put(kept.which(), kept));
        return Arrays.stream(Template.values())
                .flatMap(template ->
                        Arrays.stream(Language.values())
                                .map(language -> new Which(template, language)))
                .map(which -> changed.getOrDefault(which, shipped(which)))
                .toList();
    }

    private static Kept shipped(Which which) {
        return new Kept(which, ShippedTexts.of(which), 1);
    }

    /** Few at most: there are some twenty templates in four languages. */
    private List<Kept> changed() {
        return database.sql("select * from notifications.texts")
                .query((row, _) -> read(row))
                .list();
    }

    Kept find(Which which) {
        return database.sql(
                        """
                        select * from notifications.texts
                        where template = :template and language = :language
                        """)
                .param("template", which.template().id())
                .param("language", which.language().tag())
                .query((row, _) -> read(row))
                .optional()
                .orElseGet(() -> shipped(which));
    }

    /**
     * @return whether it was still at the version before
     */
    boolean save(Kept next, Instant now) {
        var which = next.which();
        var text = next.text();
        return database.sql(
                                """
                                insert into notifications.texts as t
                                    (template, language, subject, body, sms, push, version, updated_at)
                                values (:template, :language, :subject, :body, :sms, :push, :version, :now)
                                on conflict (template, language) do update
                                set subject = excluded.subject, body = excluded.body, sms = excluded.sms,
                                    push = excluded.push, version = excluded.version, updated_at = excluded.updated_at
                                where t.version = excluded.version - 1
                                """)
                        .param("template", which.template().id())
                        .param("language", which.language().tag())
                        .param("subject", text.subject())
                        .param("body", text.body())
                        .param("sms", text.sms())
                        .param("push", text.push())
                        .param("version", next.version())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(
                new Which(
                        Template.of(row.getString("template")).orElseThrow(),
                        Language.of(row.getString("language")).orElseThrow()),
                new Text(
                        row.getString("subject"),
                        row.getString("body"),
                        row.getString("sms"),
                        row.getString("push")),
                row.getLong("version"));
    }
}

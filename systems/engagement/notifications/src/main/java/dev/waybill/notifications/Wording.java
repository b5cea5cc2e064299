package dev.waybill.notifications;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.waybill.contracts.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text, ready to be filled in. */
final class Wording {

    /** Plain text: nothing is escaped. A fact that is missing leaves its place empty. */
    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).defaultValue("").strictSections(false);

    private final com.samskivert.mustache.Template subject;
    private final com.samskivert.mustache.Template body;
    private final com.samskivert.mustache.Template sms;
    private final com.samskivert.mustache.Template push;

    Wording(Text text) {
        this.subject = COMPILER.compile(text.subject());
        this.body = COMPILER.compile(text.body());
        this.sms = COMPILER.compile(text.sms());
        this.push = COMPILER.compile(text.push());
    }

    /** Filled in for every channel. */
    Filled fill(Map<String, Object> values) {
        return new Filled(
                subject.execute(values),
                body.execute(values),
                sms.execute(values),
                push.execute(values));
    }

    /** What somebody gets to read. */
    record Filled(String subject, String body, String sms, String push) {

        String subject(Channel channel) {
            return channel == Channel.SMS ? "" : subject;
        }

        String body(Channel channel) {
            return switch (channel) {
                case EMAIL -> body;
                case SMS -> sms;
                case PUSH -> push;
            };
        }
    }

    /** What is wrong with a text that somebody has written: it must say only what there is. */
    static List<Violation> violations(Text text, List<Field> fields) {
        var violations = new ArrayList<Violation>();
        check("/subject", text.subject(), fields, violations);
        check("/body", text.body(), fields, violations);
        check("/sms", text.sms(), fields, violations);
        check("/push", text.push(), fields, violations);
        return violations;
    }

    /** A tag that does not end is no tag to the compiler, but text that people would read. */
    private static boolean hasOpenTag(String text) {
        return text.lastIndexOf("{{") > text.lastIndexOf("}}");
    }

    private static void check(
            String pointer, String text, List<Field> fields, List<Violation> violations) {
        if (hasOpenTag(text)) {
            violations.add(new Violation(pointer, "has a tag that does not end"));
        }
        try {
            var names = new NamesIn(fields);
            COMPILER.compile(text).visit(names);
            names.unknown().forEach(name -> violations.add(new Violation(pointer, name)));
        } catch (MustacheException broken) {
            violations.add(new Violation(pointer, "is no template: " + broken.getMessage()));
        }
    }
}

package dev.waybill.notifications;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Something to fill every field with. */
final class Facts {

    private Facts() {}

    static Map<String, Object> all(Template template) {
        var facts = new HashMap<String, Object>(of(template.fields()));
        facts.put("currency", "EUR");
        return facts;
    }

    private static Map<String, Object> of(List<Field> fields) {
        var facts = new HashMap<String, Object>();
        fields.forEach(field -> facts.put(field.name(), fact(field)));
        return facts;
    }

    private static Object fact(Field field) {
        return switch (field) {
            case Field.Words(var name) -> name.equals("orderNumber") ? "ORD-48201957" : name;
            case Field.Amount _ -> 2;
            case Field.Money _ -> 6_749;
            case Field.Moment _ -> "2026-11-20T10:15:30Z";
            case Field.Day _ -> "2026-11-23";
            case Field.Reason(_, var words) -> words.getFirst();
            case Field.Lines(_, var each) -> List.of(of(each), of(each));
        };
    }
}

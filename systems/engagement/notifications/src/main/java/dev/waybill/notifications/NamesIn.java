package dev.waybill.notifications;

import com.samskivert.mustache.Mustache;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks through a template and remembers what it names that there is not. */
final class NamesIn implements Mustache.Visitor {

    private final Set<String> known;
    private final Set<String> unknown = new TreeSet<>();

    NamesIn(List<Field> fields) {
        this.known = names(fields).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(List<Field> fields) {
        return fields.stream().flatMap(NamesIn::names);
    }

    private static Stream<String> names(Field field) {
        var within =
                switch (field) {
                    case Field.Lines(_, var each) -> names(each);
                    case Field.Reason(_, var words) -> words.stream();
                    case Field.Words _,
                            Field.Amount _,
                            Field.Money _,
                            Field.Moment _,
                            Field.Day _ ->
                            Stream.<String>empty();
                };
        return Stream.concat(Stream.of(field.name()), within);
    }

    /** What it could name. */
    List<String> known() {
        return List.copyOf(known);
    }

    /** One sentence for each name. */
    List<String> unknown() {
        var there = " is not a known field; there are " + String.join(", ", known);
        return unknown.stream().map(name -> "names " + name + ", which" + there).toList();
    }

    private boolean meet(String name) {
        if (!known.contains(name)) {
            unknown.add(name);
        }
        return true;
    }

    @Override
    public void visitText(String text) {
        // Says what it says.
    }

    @Override
    public void visitVariable(String name) {
        meet(name);
    }

    @Override
    public boolean visitSection(String name) {
        return meet(name);
    }

    @Override
    public boolean visitInvertedSection(String name) {
        return meet(name);
    }

    /** A text stands alone. */
    @Override
    public boolean visitInclude(String name) {
        unknown.add(">" + name);
        return false;
    }

    @Override
    public boolean visitParent(String name) {
        unknown.add("<" + name);
        return false;
    }

    @Override
    public boolean visitBlock(String name) {
        unknown.add("$" + name);
        return false;
    }
}

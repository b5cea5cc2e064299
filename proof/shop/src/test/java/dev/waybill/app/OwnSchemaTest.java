package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.carts.offence.ReadsOrdersTables;
import dev.waybill.platform.WaybillSystem;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A system reads and writes its own schema only: every SQL text in its classes is looked at. */
class OwnSchemaTest {

    private static final Pattern SQL =
            Pattern.compile("(?is).*\\b(select|insert|update|delete|from|join|truncate|lock)\\b.*");
    private static final Pattern TABLE =
            Pattern.compile("\\b(" + String.join("|", Roles.names()) + "|platform)\\.[a-z_]+");

    @Test
    void everySystemNamesItsOwnTablesOnly() throws IOException, URISyntaxException {
        for (var system : Roles.systems("")) {
            var foreign = new ArrayList<String>();
            var own = new ArrayList<String>();
            for (var type : classesOf(system)) {
                for (var table : tables(type)) {
                    (table.startsWith(system.name() + ".") ? own : foreign).add(table);
                }
            }
            assertThat(foreign).as(system.name()).isEmpty();
            assertThat(own).as(system.name()).isNotEmpty();
        }
    }

    @Test
    void aSystemThatReadsAnotherOnesTableIsCaught() throws IOException {
        try (var offender =
                ReadsOrdersTables.class.getResourceAsStream("ReadsOrdersTables.class")) {
            assertThat(tables(java.util.Objects.requireNonNull(offender).readAllBytes()))
                    .containsExactly("orders.orders");
        }
    }

    @Test
    void namesThatAreNotSqlAreNoTables() {
        assertThat(tables("the topic payments.payments")).isEmpty();
        assertThat(tables("select 1 from carts.carts c join orders.orders o using (id)"))
                .containsExactly("carts.carts", "orders.orders");
    }

    private static List<byte[]> classesOf(WaybillSystem system)
            throws IOException, URISyntaxException {
        var source = system.getClass().getProtectionDomain().getCodeSource().getLocation().toURI();
        if (Files.isDirectory(Path.of(source))) {
            return read(Path.of(source));
        }
        try (var jar = FileSystems.newFileSystem(URI.create("jar:" + source), Map.of())) {
            return read(jar.getPath("/"));
        }
    }

    private static List<byte[]> read(Path folder) throws IOException {
        var classes = new ArrayList<byte[]>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                classes.add(Files.readAllBytes(file));
            }
        }
        assertThat(classes).hasSizeGreaterThan(5);
        return classes;
    }

    private static List<String> tables(byte[] type) {
        var constants = ClassFile.of().parse(type).constantPool().spliterator();
        return StreamSupport.stream(constants, false)
                .filter(StringEntry.class::isInstance)
                .flatMap(entry -> tables(((StringEntry) entry).stringValue()).stream())
                .toList();
    }

    private static List<String> tables(String text) {
        return SQL.matcher(text).matches()
                ? TABLE.matcher(text).results().map(found -> found.group()).toList()
                : List.of();
    }
}

package dev.waybill.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a JVM keeps of the classes that it has loaded, for its next start (JEP 350, and {@code
 * AutoCreateSharedArchive} of JDK 19): it writes them down when it ends, finds out by itself when
 * they are of other jars, and does so anew then. A start takes half as long with it.
 */
public final class SharedClasses {

    private SharedClasses() {}

    /**
     * Options of a JVM on this one's class path; none where that is folders, which change under it.
     *
     * @param process what it is called; one archive for each, beside the first jar
     */
    public static List<String> options(String process) {
        return options(process, System.getProperty("java.class.path"));
    }

    static List<String> options(String process, String classPath) {
        var first = Path.of(classPath.split(File.pathSeparator, 2)[0]);
        if (!Files.isRegularFile(first)) {
            return List.of();
        }
        // It says of every archive that it cannot use in full that it cannot: nobody has to know.
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + first.toAbsolutePath().resolveSibling(process + ".jsa"),
                "-Xlog:cds*=off,aot*=off");
    }
}

package dev.waybill.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command speaks to and what it was started with.
 *
 * @param home the folder that the launcher lies in
 */
record Console(PrintStream out, PrintStream err, Path home, Map<String, String> environment) {
    static Console ofThisProcess() {
        var home = Path.of(System.getProperty("waybill.home", ""));
        return new Console(System.out, System.err, home.toAbsolutePath(), System.getenv());
    }
}

package dev.waybill.cli;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where logging goes: to a file, since the terminal is for sentences. */
final class Logs {
    private Logs() {}

    static boolean areOn() {
        return System.getProperty("waybill.log") != null;
    }

    /** Before anything logs. */
    static void to(Path file) {
        System.setProperty("waybill.log", file.toString());
        System.setProperty("logback.configurationFile", "dev/waybill/cli/logback-cli.xml");
        // Spring Boot would start logging anew, with a configuration of its own.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.WARNING);
        SLF4JBridgeHandler.install();
    }
}

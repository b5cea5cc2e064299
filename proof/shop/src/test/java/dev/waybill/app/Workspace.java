package dev.waybill.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are: the build runs tests in the folder of their module. */
final class Workspace {

    private Workspace() {}

    static Path root() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("there is no mvnw above " + Path.of("").toAbsolutePath());
    }
}

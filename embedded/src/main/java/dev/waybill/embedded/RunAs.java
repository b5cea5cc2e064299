package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How PostgreSQL is run, since it refuses to be root. */
enum RunAs {
    OURSELVES(0),
    /** Root without its powers, in a user namespace of its own. */
    USER_NAMESPACE(0),
    /** Where namespaces are forbidden, as in most containers. */
    NOBODY(65534);

    private static final Duration SHORT = Duration.ofSeconds(20);

    private final int uid;

    RunAs(int uid) {
        this.uid = uid;
    }

    private List<String> prefix() {
        return switch (this) {
            case OURSELVES -> List.of();
            case USER_NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
        };
    }

    static RunAs detect() {
        if (!Command.run(List.of("id", "-u"), SHORT).output().strip().equals("0")) {
            return OURSELVES;
        }
        for (var way : List.of(USER_NAMESPACE, NOBODY)) {
            if (way.works()) {
                return way;
            }
        }
        throw new EmbeddedFailure(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here:"
                        + " start Waybill as an ordinary user.");
    }

    boolean works() {
        return Command.run(words(List.of("true")), SHORT).succeeded();
    }

    Command run(List<String> command, Duration limit) {
        return Command.run(words(command), limit);
    }

    private List<String> words(List<String> command) {
        var words = new ArrayList<>(prefix());
        words.addAll(command);
        return words;
    }

    /** The shared cache must be readable for whoever PostgreSQL runs as; root's home is not. */
    Path defaultCache() {
        return switch (this) {
            case OURSELVES, USER_NAMESPACE ->
                    Path.of(System.getProperty("user.home"), ".cache", "waybill");
            case NOBODY -> Path.of("/var/cache/waybill");
        };
    }

    /** Gives a folder to whoever PostgreSQL runs as; it may have been somebody else's before. */
    void own(Path folder) throws IOException {
        if (this == OURSELVES || Files.getAttribute(folder, "unix:uid").equals(uid)) {
            return;
        }
        Command.run(List.of("chown", "-R", uid + ":" + uid, folder.toString()), SHORT);
        if (!run(List.of("test", "-w", folder.toString()), SHORT).succeeded()) {
            throw new EmbeddedFailure(
                    "Folder "
                            + folder
                            + " cannot be reached by the unprivileged user that PostgreSQL runs as"
                            + " under root: give a folder outside of root's home.");
        }
    }
}

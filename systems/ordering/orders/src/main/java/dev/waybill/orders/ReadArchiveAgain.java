package dev.waybill.orders;

import dev.waybill.orders.ArchiveFiles.Finding;
import dev.waybill.orders.ArchiveFiles.Kept;
import dev.waybill.platform.http.Asking;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long-term files are read again and compared, one after the other, for as long as they are kept.
 */
final class ReadArchiveAgain implements Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(ReadArchiveAgain.class);

    private final ArchiveFiles files;
    private final ArchiveStore store;
    private final Duration every;
    private final Executor threads;
    private final Intake<Finding> findings;

    ReadArchiveAgain(
            ArchiveFiles files,
            ArchiveStore store,
            Duration every,
            Executor threads,
            Intake<Finding> findings) {
        this.files = files;
        this.store = store;
        this.every = every;
        this.threads = threads;
        this.findings = findings;
    }

    /** One at a time, however many are due: nobody waits for it. */
    @Override
    public int ring(Instant now, Outbox outbox) {
        files.takeDue(now, every).ifPresent(file -> outbox.afterCommit(() -> check(file)));
        return 0;
    }

    private void check(Kept file) {
        try {
            threads.execute(() -> compare(file));
        } catch (RejectedExecutionException _) {
            LOG.info("File {} is compared another time: nothing is read any more", file.name());
        }
    }

    private void compare(Kept file) {
        try {
            tell(findings, finding(file));
        } catch (IOException e) {
            LOG.warn("File {} could not be read; it is compared another time", file.name(), e);
        }
    }

    private Finding finding(Kept file) throws IOException {
        try {
            var checksum = Sha256.hex(store.read(file.name()));
            return checksum.equals(file.checksum())
                    ? new Finding(file.fileId(), FileState.KEPT, null)
                    : new Finding(
                            file.fileId(),
                            FileState.CORRUPTED,
                            "its checksum is " + checksum + ", not " + file.checksum());
        } catch (NoSuchFileException _) {
            return new Finding(file.fileId(), FileState.MISSING, "there is no file of its name");
        }
    }

    static void tell(Intake<Finding> findings, Finding finding) {
        var cause = Cause.timer(finding.fileId(), Settlement.SYSTEM);
        findings.leave(Asking.inside("archive file read", cause), finding);
    }
}

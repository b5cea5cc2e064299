package dev.waybill.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Waybill that runs on a data folder, or one that was started for the purpose. */
final class UsedWaybill implements AutoCloseable {
    private final String url;
    private final @Nullable LocalWaybill ours;

    private UsedWaybill(String url, @Nullable LocalWaybill ours) {
        this.url = url;
        this.ours = ours;
    }

    /**
     * @param wanted settings of one that is started
     */
    static UsedWaybill on(
            DataFolder folder,
            int port,
            Console console,
            Stopwatch watch,
            Map<String, String> wanted) {
        var running = new Residents(folder).application().filter(pid -> pid.port() > 0);
        if (running.isPresent()) {
            console.out().println("Using the Waybill that runs at " + running.get().url() + ".");
            return new UsedWaybill(running.get().url(), null);
        }
        var ours = LocalWaybill.start(folder, port, console, watch, wanted);
        Welcome.print(ours, watch, console.out());
        return new UsedWaybill(ours.url(), ours);
    }

    String url() {
        return url;
    }

    /** Null if it ran before. */
    @Nullable LocalWaybill ours() {
        return ours;
    }

    @Override
    public void close() {
        if (ours != null) {
            ours.close();
        }
    }
}

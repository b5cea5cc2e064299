package dev.waybill.proof.soak;

import dev.waybill.app.Main;
import dev.waybill.app.Waybill;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The application, by the clock of the proof's world: {@code CLOCK-FILE --waybill.key=value ...}.
 * Apart from its clock it is the one that is shipped.
 */
public final class ApplicationMain {

    private ApplicationMain() {}

    public static void main(String[] words) throws InterruptedException {
        Parent.endWithIt();
        var clock = WorldClock.of(Path.of(words[0]));
        var settings = Main.settings(Arrays.copyOfRange(words, 1, words.length), System.getenv());
        try {
            var waybill = Waybill.start(settings, clock);
            Runtime.getRuntime().addShutdownHook(new Thread(waybill::close, "stop"));
            System.out.println("READY");
            new CountDownLatch(1).await();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}

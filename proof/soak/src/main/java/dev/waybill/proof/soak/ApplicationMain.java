package dev.waybill.proof.soak;

import dev.waybill.app.Main;
import dev.waybill.app.Waybill;
import dev.waybill.platform.Parts;
import dev.waybill.proof.mutants.KnownBug;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * The application, by the clock of the proof's world: {@code CLOCK-FILE MUTANT --waybill.key=value
 * ...}. Apart from its clock, and from the mutant if one is named, it is the one that is shipped.
 */
public final class ApplicationMain {

    private ApplicationMain() {}

    public static void main(String[] words) throws InterruptedException {
        Parent.endWithIt();
        var clock = WorldClock.of(Path.of(words[0]));
        var settings = Main.settings(Arrays.copyOfRange(words, 2, words.length), System.getenv());
        try {
            var waybill = Waybill.start(settings, parts(words[1]), clock);
            Runtime.getRuntime().addShutdownHook(new Thread(waybill::close, "stop"));
            System.out.println("READY");
            new CountDownLatch(1).await();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** An empty name is the shop as it was built. */
    private static Parts parts(String mutant) {
        return mutant.isEmpty() ? Parts.AS_BUILT : KnownBug.named(mutant).parts();
    }
}

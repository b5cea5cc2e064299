package dev.waybill.simulators.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void keysAreFoundAcrossGrowthAndForgottenOldestFirst() {
        var keys = new KeyTable();
        for (var i = 0; i < 20_000; i++) {
            keys.put("key " + i, i, i, new Outcome(null, null, null, Refusal.BROKEN));
        }
        keys.prune(15_000);

        assertThat(keys.size()).isEqualTo(5_000);
        assertThat(keys.find("key 14999")).isNull();
        for (var i = 15_000; i < 20_000; i++) {
            assertThat(Objects.requireNonNull(keys.find("key " + i)).params).isEqualTo(i);
        }
        keys.prune(Long.MAX_VALUE);
        keys.put("again", 1, 1, new Outcome(null, null, null, Refusal.BROKEN));
        assertThat(keys.size()).isEqualTo(1);
        assertThat(keys.find("again")).isNotNull();
    }

    @Test
    void twoIntentsOfOnePaymentAreBothFoundNewestFirst() {
        var index = new PaymentIndex();
        for (var i = 0; i < 20_000; i++) {
            index.add(intent(i, "p" + i / 2));
        }
        for (var payment = 0; payment < 10_000; payment += 999) {
            var found = new ArrayList<Integer>();
            index.each("p" + payment, intent -> found.add(intent.number));
            assertThat(found).containsExactly(2 * payment + 1, 2 * payment);
        }
    }

    @Test
    void metadataComesBackAsItWas() {
        var pairs = new LinkedHashMap<String, String>();
        pairs.put("payment_id", "0199a000-0000-7000-8000-000000000001");
        pairs.put("upper", "0199A000-0000-7000-8000-00000000000A");
        pairs.put("almost", "0199a000-0000-7000-8000-00000000000g");
        pairs.put("short", "1-1-1-1-1");
        pairs.put("text", "Ærø & \"quotes\" " + "x".repeat(500));
        for (var i = 0; i < 300; i++) {
            pairs.put("many keys " + i, Integer.toString(i));
        }

        assertThat(Metadata.of(pairs).pairs()).containsExactlyEntriesOf(pairs);
        assertThat(Metadata.of(Map.of()).pairs()).isEmpty();
    }

    private static Intent intent(int number, String payment) {
        return new Intent(
                number,
                0,
                new Change.Created(
                        number, 1, "eur", true, null, false, null, Map.of("payment_id", payment)));
    }
}

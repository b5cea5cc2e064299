package dev.waybill.simulators;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long something takes, in milliseconds: {@code {"kind": "lognormal", "median": 80, "p99":
 * 400}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Latency.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = Latency.Uniform.class, name = "uniform"),
    @JsonSubTypes.Type(value = Latency.Lognormal.class, name = "lognormal")
})
public sealed interface Latency {
    Latency NONE = new Fixed(0);

    /** The 99th percentile of the standard normal distribution. */
    double Z99 = 2.3263478740408408;

    /** No draw exceeds this, however heavy the tail. */
    double LONGEST = 300_000;

    Duration draw(SplittableRandom luck);

    record Fixed(double ms) implements Latency {
        public Fixed {
            Checks.within("ms", ms, 0, LONGEST);
        }

        @Override
        public Duration draw(SplittableRandom luck) {
            return millis(ms);
        }
    }

    record Uniform(double min, double max) implements Latency {
        public Uniform {
            Checks.within("min", min, 0, LONGEST);
            Checks.within("max", max, min, LONGEST);
        }

        @Override
        public Duration draw(SplittableRandom luck) {
            return millis(min + (max - min) * luck.nextDouble());
        }
    }

    record Lognormal(double median, double p99) implements Latency {
        public Lognormal {
            Checks.within("median", median, 0.001, LONGEST);
            Checks.within("p99", p99, median, LONGEST);
        }

        @Override
        public Duration draw(SplittableRandom luck) {
            var sigma = Math.log(p99 / median) / Z99;
            return millis(Math.min(LONGEST, median * Math.exp(sigma * luck.nextGaussian())));
        }
    }

    private static Duration millis(double ms) {
        return Duration.ofNanos(Math.round(ms * 1e6));
    }
}

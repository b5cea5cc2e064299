package dev.waybill.shipping;

import dev.waybill.shipping.CarrierFailure.Kind;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps calls from a carrier that does not answer: of twenty calls half have failed, so for a while
 * none is made, then three are let through to see.
 */
final class Circuit {

    /** One call to a carrier. */
    interface Call<T> {
        T make() throws CarrierFailure;
    }

    private final CircuitBreaker breaker;
    private final Clock clock;

    Circuit(Carrier carrier, Duration pause, Clock clock) {
        this.clock = clock;
        this.breaker =
                CircuitBreaker.of(
                        carrier.name(),
                        CircuitBreakerConfig.custom()
                                .slidingWindowType(
                                        CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(6)
                                .failureRateThreshold(50)
                                .waitDurationInOpenState(pause)
                                .permittedNumberOfCallsInHalfOpenState(3)
                                .clock(clock)
                                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                                .build());
    }

    /**
     * @throws CarrierFailure also if the circuit is open: then nothing was sent
     */
    <T> T call(Call<T> call) throws CarrierFailure {
        if (!breaker.tryAcquirePermission()) {
            throw new CarrierFailure(Kind.NOT_SENT, "its circuit is open");
        }
        var begun = clock.millis();
        try {
            var answer = call.make();
            breaker.onSuccess(clock.millis() - begun, TimeUnit.MILLISECONDS);
            return answer;
        } catch (CarrierFailure failure) {
            if (failure.kind() == Kind.REFUSED) {
                breaker.onSuccess(clock.millis() - begun, TimeUnit.MILLISECONDS); // it answers
            } else {
                breaker.onError(clock.millis() - begun, TimeUnit.MILLISECONDS, failure);
            }
            throw failure;
        } catch (RuntimeException bug) {
            breaker.releasePermission();
            throw bug;
        }
    }

    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }
}

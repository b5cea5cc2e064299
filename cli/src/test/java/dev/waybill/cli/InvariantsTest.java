package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InvariantsTest {
    @Test
    void zerosHold() {
        assertThat(
                        invariants(
                                        """
                                        {"checkedAt":"2026-11-20T12:00:00Z","ok":true,"invariants":[
                                          {"name":"units oversold","count":0,"detail":"5,000 products"}]}\
                                        """)
                                .hold())
                .isTrue();
    }

    @Test
    void oneThatIsBrokenBreaksTheWhole() {
        assertThat(
                        invariants(
                                        """
                                        {"ok":true,"invariants":[{"name":"a","count":0},{"name":"b","count":1}]}\
                                        """)
                                .hold())
                .isFalse();
    }

    @Test
    void whatCannotBeReadDoesNotHold() {
        assertThat(invariants("{\"invariants\":[{\"name\":\"a\"}]}").hold()).isFalse();
        assertThat(invariants("{\"invariants\":[]}").hold()).isFalse();
        assertThat(invariants("{}").hold()).isFalse();
    }

    private static Invariants invariants(String json) {
        return Invariants.of(new JsonMapper().readTree(json));
    }
}

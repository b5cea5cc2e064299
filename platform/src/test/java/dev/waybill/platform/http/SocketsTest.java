package dev.waybill.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketsTest {

    @Test
    void onlyPagesOfThisHostMayCall() {
        assertThat(Sockets.isOurs("http://127.0.0.1:8080", "127.0.0.1:8080")).isTrue();
        assertThat(Sockets.isOurs("https://shop.example", "SHOP.example")).isTrue();
        assertThat(Sockets.isOurs(null, "127.0.0.1:8080")).as("no browser").isTrue();

        assertThat(Sockets.isOurs("http://127.0.0.1:8081", "127.0.0.1:8080")).isFalse();
        assertThat(Sockets.isOurs("http://evil.example", "127.0.0.1:8080")).isFalse();
        assertThat(Sockets.isOurs("null", "127.0.0.1:8080")).isFalse();
        assertThat(Sockets.isOurs("http://127.0.0.1:8080", null)).isFalse();
        assertThat(Sockets.isOurs("::", "127.0.0.1:8080")).isFalse();
    }
}

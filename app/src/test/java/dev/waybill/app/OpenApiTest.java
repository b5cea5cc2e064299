package dev.waybill.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void dump() throws IOException {
        var reply = AppWorld.shared().shop().get("/openapi");
        Files.write(Path.of("/tmp/edge-openapi.json"), reply.body());
        assertThat(reply.status()).isEqualTo(200);
    }
}

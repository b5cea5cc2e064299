package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedClassesTest {

    @TempDir private Path folder;

    @Test
    void aJvmOnJarsKeepsItsClassesBesideTheFirst() throws Exception {
        var jar = Files.createFile(folder.resolve("cli.jar"));

        assertThat(SharedClasses.options("broker", jar + File.pathSeparator + "other.jar"))
                .contains("-XX:SharedArchiveFile=" + folder.resolve("broker.jsa"));
    }

    @Test
    void aJvmOnFoldersKeepsNothing() {
        assertThat(SharedClasses.options("broker", folder + File.pathSeparator + "other.jar"))
                .isEmpty();
    }
}

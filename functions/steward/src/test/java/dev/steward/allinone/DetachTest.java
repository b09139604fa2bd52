package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.place.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachTest {
  @Test
  void detachReturnsWhenItIsReadyAndDownEndsIt(@TempDir Path folder) throws Exception {
    CommandLineOf cli = new CommandLineOf(folder);
    List<String> up =
        List.of(
            "up",
            "--detach",
            "--port",
            Integer.toString(Ports.free()),
            "--data-dir",
            folder.toString());

    Process process = RunningSteward.process(up).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(out).isZero();
    assertThat(out).contains("Steward is ready on");
    assertThat(cli.says("status").exitCode()).isZero();
    assertThat(Files.readString(new DataFolder(folder).log()))
        .contains("ready on")
        .doesNotContain("eyJ");
    assertThat(cli.says("down").out()).contains("Stopped");
    assertThat(cli.says("status").exitCode()).isEqualTo(3);
    assertThat(folder.resolve("instance.json")).doesNotExist();
  }
}

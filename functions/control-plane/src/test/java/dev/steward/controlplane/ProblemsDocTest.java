package dev.steward.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.core.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsDocTest {
  @Test
  void theDocsListEveryProblemTypeAndNoOther() throws Exception {
    List<String> documented =
        Files.readAllLines(Path.of("../../docs/problems.md")).stream()
            .filter(line -> line.matches("\\| [a-z-]+ \\| \\d{3} \\|.*"))
            .map(line -> line.split(" ")[1])
            .toList();
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::slug).toList());
  }
}

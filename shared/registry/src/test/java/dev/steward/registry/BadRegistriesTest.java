package dev.steward.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file is named for its defect; beside it stands what the lint says of it. */
class BadRegistriesTest {
  private static final Path FOLDER = Fixtures.FOLDER.resolve("bad");

  @ParameterizedTest
  @MethodSource("defects")
  void reportsTheDefectWithItsPlace(String defect) throws IOException {
    List<String> expected = Files.readAllLines(FOLDER.resolve(defect + ".expected"));

    assertThat(RegistryLint.lint(FOLDER.resolve(defect + ".yaml")))
        .extracting(m -> m.line() + ":" + m.column() + ' ' + m.pointer() + ' ' + m.message())
        .isNotEmpty()
        .containsExactlyElementsOf(expected);
  }

  static Stream<String> defects() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }
}

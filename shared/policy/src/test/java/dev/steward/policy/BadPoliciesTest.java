package dev.steward.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file is named for its defect; beside it stands what is said of it. */
class BadPoliciesTest {
  private static final Path FOLDER = Path.of("src/test/resources/bad");

  @ParameterizedTest
  @MethodSource("defects")
  void reportsTheDefectWithItsPlace(String defect) throws IOException {
    String text = Files.readString(FOLDER.resolve(defect + ".yaml"));
    List<String> expected = Files.readAllLines(FOLDER.resolve(defect + ".expected"));

    InvalidPolicy invalid = catchThrowableOfType(InvalidPolicy.class, () -> PolicyText.read(text));

    assertThat(invalid).isNotNull();
    assertThat(invalid.mistakes())
        .extracting(m -> m.line() + ":" + m.column() + ' ' + m.pointer() + ' ' + m.message())
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

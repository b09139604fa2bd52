package dev.steward.decisions.constitutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Steward ships reads, and decides as the cases beside it say. */
class ShippedConstitutionsTest {
  static Stream<Path> shipped() throws IOException {
    return Constitutions.files().stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void decidesAsItsCasesSay(Path file) throws IOException {
    Constitution constitution = ConstitutionText.read(Files.readString(file));
    assertThat(file.getFileName()).hasToString(constitution.id() + ".yaml");
    String cases = Files.readString(file.resolveSibling(constitution.id() + ".cases.yaml"));
    assertThat(CasesText.read(cases, constitution))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.failure(constitution)).as(each.name()).isEmpty());
  }
}

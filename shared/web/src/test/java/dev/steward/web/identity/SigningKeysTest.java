package dev.steward.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  @TempDir Path folder;

  @Test
  void theKeyIsMadeAtFirstStartAndKept() {
    assertThat(id(SigningKeys.in(folder.resolve("keys"))))
        .isEqualTo(id(SigningKeys.in(folder.resolve("keys"))));
  }

  @Test
  void onlyItsOwnerMayReadTheKey() throws IOException {
    SigningKeys.in(folder);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList())
          .singleElement()
          .satisfies(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void processesThatStartAtOnceAgreeOnOneKey() {
    assertThat(
            IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> id(SigningKeys.in(folder)))
                .distinct()
                .count())
        .isEqualTo(1);
  }

  @Test
  void aDamagedKeyIsNamedAndNotReplaced() throws IOException {
    Files.writeString(folder.resolve("signing-key.jwk"), "{}");

    assertThatThrownBy(() -> SigningKeys.in(folder)).hasMessageContaining("signing-key.jwk");
  }

  @Test
  void thePrivatePartIsNotPublished() {
    assertThat(SigningKeys.in(folder).published().toString()).doesNotContain("\"d\"");
  }

  private static String id(SigningKeys keys) {
    return Objects.requireNonNull(keys.key().getKeyID());
  }
}

package dev.steward.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir Path cache;

  @Test
  void twoMayUnpackAtOnceAndNothingElseIsLeft() throws Exception {
    Callable<Binaries> unpacking = () -> Binaries.unpackedIn(cache);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Binaries>> both = threads.invokeAll(List.of(unpacking, unpacking));
      assertThat(both.getFirst().get()).isEqualTo(both.getLast().get());
    }
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
    assertThat(version(Binaries.unpackedIn(cache))).contains("PostgreSQL");
  }

  private static String version(Binaries binaries) throws IOException {
    return Command.run(List.of(binaries.program("postgres"), "--version")).output();
  }
}

package dev.steward.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final Path CONTRACTS = Path.of("../../contracts/warehouse");

  @Test
  void everyViewIsMadeFromItsTextOrInThePrelude() throws IOException {
    String prelude = Files.readString(CONTRACTS.resolve("duckdb/prelude.sql"));
    try (Stream<Path> views = Files.list(CONTRACTS.resolve("views"))) {
      assertThat(views.map(view -> view.getFileName().toString().replace(".sql", "")))
          .isNotEmpty()
          .allSatisfy(
              view ->
                  assertThat(
                          Views.NAMES.contains(view)
                              || prelude.contains("VIEW events_curated." + view + " "))
                      .as(view)
                      .isTrue());
    }
  }
}

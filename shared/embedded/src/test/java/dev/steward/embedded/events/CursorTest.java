package dev.steward.embedded.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorTest {
  @TempDir Path folder;

  @Test
  void whatIsNewBeginsAtTheBeginning() throws IOException {
    try (Cursor cursor = Cursor.open(file())) {
      assertThat(cursor.place()).isEqualTo(Place.BEGIN);
    }
  }

  @Test
  void remembersTheLastPlace() throws IOException {
    for (int moves = 1; moves < 4; moves++) {
      try (Cursor cursor = Cursor.open(file())) {
        for (int i = 1; i <= moves; i++) {
          cursor.move(new Place(1_000L * moves + i, i));
        }
      }
      try (Cursor cursor = Cursor.open(file())) {
        assertThat(cursor.place()).isEqualTo(new Place(1_000L * moves + moves, moves));
      }
    }
  }

  /** Whichever line is torn, the other holds a place that was true once. */
  @Test
  void aTornLineLeavesTheOther() throws IOException {
    try (Cursor cursor = Cursor.open(file())) {
      cursor.move(new Place(70, 7));
      cursor.move(new Place(80, 8));
    }
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] torn = whole.clone();
      torn[i] = 'x';
      Files.write(file(), torn);
      assertThat(Cursor.read(file())).as("torn at %d", i).isPresent();
    }
  }

  @Test
  void aFileWithoutAPlaceBeginsAnew() throws IOException {
    Files.writeString(file(), "nonsense");
    try (Cursor cursor = Cursor.open(file())) {
      assertThat(cursor.place()).isEqualTo(Place.BEGIN);
    }
  }

  private Path file() {
    return folder.resolve("name.cursor");
  }
}

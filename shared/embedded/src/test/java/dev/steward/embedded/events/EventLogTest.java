package dev.steward.embedded.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steward.ports.events.Event;
import dev.steward.ports.events.EventBusUnavailable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final long SEGMENT = 2_000;

  @TempDir Path folder;

  @Test
  void whatWasAppendedIsReadInOrderOverManyFiles() throws IOException {
    try (EventLog log = EventLog.open(folder, SEGMENT)) {
      for (int i = 0; i < 100; i += 5) {
        append(log, Events.numbered(i, i + 5));
      }
      assertThat(log.segments()).hasSizeGreaterThan(3);
      assertThat(read(log)).isEqualTo(Events.numbered(0, 100));
      assertThat(log.end().ordinal()).isEqualTo(100);
    }
  }

  @Test
  void itGoesOnWhereItEnded() throws IOException {
    write(0, 20);
    try (EventLog log = EventLog.open(folder, SEGMENT)) {
      append(log, Events.numbered(20, 40));
      assertThat(read(log)).isEqualTo(Events.numbered(0, 40));
    }
  }

  /** Whatever a killed process left of its last write, byte by byte. */
  @Test
  void aTornTailIsCutOffWhereverItWasTorn() throws IOException {
    write(0, 3);
    byte[] whole = Files.readAllBytes(newest());
    int two = Frames.of(Events.numbered(0, 2)).remaining();
    for (int size = two; size < whole.length; size++) {
      Files.write(newest(), Arrays.copyOf(whole, size));
      try (EventLog log = EventLog.open(folder, SEGMENT)) {
        assertThat(read(log)).as("torn at %d", size).isEqualTo(Events.numbered(0, 2));
        assertThat(Files.size(newest())).isEqualTo(two);
      }
    }
  }

  @Test
  void whatWasCutOffIsKeptBeside() throws IOException {
    write(0, 2);
    long end = Files.size(newest());
    Files.write(newest(), new byte[] {0, 0, 0, 9, 1, 2, 3}, StandardOpenOption.APPEND);
    EventLog.open(folder, SEGMENT).close();
    assertThat(Files.readAllBytes(folder.resolve("%019d.torn".formatted(end))))
        .containsExactly(0, 0, 0, 9, 1, 2, 3);
  }

  @Test
  void pagesThatNeverReachedTheDiskAreNoEvents() throws IOException {
    write(0, 2);
    Files.write(newest(), new byte[4096], StandardOpenOption.APPEND);
    try (EventLog log = EventLog.open(folder, SEGMENT)) {
      append(log, Events.numbered(2, 4));
      assertThat(read(log)).isEqualTo(Events.numbered(0, 4));
    }
  }

  @Test
  void damageInTheMidstOfTheLogIsToldAndNotSkipped() throws IOException {
    write(0, 40);
    Path first = Segment.in(folder).getFirst().file();
    int two = Frames.of(Events.numbered(0, 2)).remaining();
    try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
      file.seek(two + 20);
      file.write(file.read() + 1);
    }
    try (EventLog log = EventLog.open(folder, SEGMENT);
        LogReader reader = new LogReader(log)) {
      LogReader.Read read = reader.read(log.begin());
      assertThat(read.events()).isEqualTo(Events.numbered(0, 2));
      assertThatThrownBy(() -> reader.read(read.next()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged at byte " + two);
    }
  }

  @Test
  void aFileThatIsMissingInTheMidstIsTold() throws IOException {
    write(0, 40);
    Files.delete(Segment.in(folder).get(1).file());
    assertThatThrownBy(() -> EventLog.open(folder, SEGMENT))
        .isInstanceOf(EventBusUnavailable.class)
        .hasStackTraceContaining("a gap, or an overlap");
  }

  @Test
  void forgetsOnlyWhatEverybodyIsPast() throws IOException {
    write(0, 40);
    try (EventLog log = EventLog.open(folder, SEGMENT)) {
      Segment third = log.segments().get(2);
      log.forget(third.base(), Long.MAX_VALUE);
      assertThat(log.segments().getFirst()).isEqualTo(third);
      assertThat(log.begin()).isEqualTo(third.base());
      log.forget(log.end(), Long.MIN_VALUE);
      assertThat(log.segments().getFirst()).isEqualTo(third);
      log.forget(log.end(), Long.MAX_VALUE);
      assertThat(log.segments()).hasSize(1);
      append(log, Events.numbered(40, 41));
    }
  }

  @Test
  void aWriteThatFailedLeavesNothingBehind() throws IOException {
    try (EventLog log = EventLog.open(folder, SEGMENT)) {
      append(log, Events.numbered(0, 1));
      Place before = log.end();
      Thread.currentThread().interrupt(); // closes the channel under the writer
      assertThatThrownBy(() -> append(log, Events.numbered(1, 2))).isInstanceOf(IOException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.end()).isEqualTo(before);
      append(log, Events.numbered(5, 6));
      assertThat(read(log)).extracting(Event::id).containsExactly("e0", "e5");
    }
  }

  private void write(int from, int to) throws IOException {
    try (EventLog log = EventLog.open(folder, SEGMENT)) {
      for (Event each : Events.numbered(from, to)) {
        append(log, List.of(each));
      }
    }
  }

  private static void append(EventLog log, List<Event> events) throws IOException {
    log.append(List.of(Frames.of(events)), events.size());
  }

  private Path newest() throws IOException {
    return Segment.in(folder).getLast().file();
  }

  private static List<Event> read(EventLog log) throws IOException {
    List<Event> events = new ArrayList<>();
    try (LogReader reader = new LogReader(log)) {
      LogReader.Read read = reader.read(log.begin());
      while (!read.events().isEmpty()) {
        events.addAll(read.events());
        read = reader.read(read.next());
      }
    }
    return events;
  }
}

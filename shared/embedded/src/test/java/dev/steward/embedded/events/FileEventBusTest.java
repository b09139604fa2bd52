package dev.steward.embedded.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Clocks;
import dev.steward.json.StoredJson;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.EventBus;
import dev.steward.ports.events.EventBusUnavailable;
import dev.steward.ports.events.EventJson;
import dev.steward.testkit.contracts.EventBusContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventBusTest implements EventBusContract {
  @TempDir Path folder;
  private FileEventBus bus;

  @BeforeEach
  void open() {
    bus = new FileEventBus(settings(), Clocks.system());
  }

  @AfterEach
  void close() {
    bus.close();
  }

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  public EventBus restarted() {
    bus.close();
    open();
    return bus;
  }

  @Override
  public List<DeadLetter> deadLetters(String subscription) {
    Path file = folder.resolve("dead").resolve(subscription + ".jsonl");
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(FileEventBusTest::letter).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void twoProcessesDoNotWriteOneLog() {
    assertThatThrownBy(() -> new FileEventBus(settings(), Clocks.system()))
        .isInstanceOf(EventBusUnavailable.class)
        .hasRootCauseMessage("another process, or this one, has the event log open already");
  }

  @Test
  void aFolderThatCannotBeIsUnavailable() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> new FileEventBus(file, Clocks.system()))
        .isInstanceOf(EventBusUnavailable.class);
  }

  @Test
  void nothingIsPublishedOnceItIsClosed() {
    bus.close();
    assertThatThrownBy(() -> bus.publish(List.of(Events.numbered(1))))
        .isInstanceOf(EventBusUnavailable.class);
  }

  private LogSettings settings() {
    Duration wait = Duration.ofMillis(2);
    return new LogSettings(folder, 4096, Duration.ofDays(7), ATTEMPTS, wait, wait);
  }

  private static DeadLetter letter(String line) {
    JsonNode json = StoredJson.read(line);
    return new DeadLetter(
        EventJson.read(json.path("event")),
        json.path("reason").textValue(),
        json.path("attempts").intValue(),
        Instant.parse(json.path("at").textValue()));
  }
}

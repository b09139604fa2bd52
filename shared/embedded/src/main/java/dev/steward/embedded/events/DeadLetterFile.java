package dev.steward.embedded.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.json.Json;
import dev.steward.ports.events.DeadLetter;
import dev.steward.ports.events.EventJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a subscription gave up, a line of JSON each: {@code at, reason, attempts, event}. */
record DeadLetterFile(Path file) {
  /** Returns once they are on the disk. */
  void add(List<DeadLetter> letters) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (DeadLetter each : letters) {
      ObjectNode line =
          Json.object()
              .put("at", each.at().toString())
              .put("reason", each.reason())
              .put("attempts", each.attempts());
      line.set("event", EventJson.write(each.event()));
      lines.append(Json.MAPPER.writeValueAsString(line)).append('\n');
    }
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      Disk.write(channel, ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
  }
}

package dev.steward.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steward.testkit.http.StubAnswer;
import dev.steward.testkit.http.StubExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a server that is too busy at first. */
class LoadRetryTest {
  @TempDir private Path folder;

  @Test
  void aBusyServerIsSentTheSameAgainUntilItTakesIt() throws Exception {
    Path csv = Files.writeString(folder.resolve("o.csv"), "id,customer\no1,ann\no2,ben\n");
    Path map =
        Files.writeString(
            folder.resolve("o.yaml"),
            """
            version: 1
            source: busy
            events:
              - type: order
                id: "{id}"
                subject: "{customer}"
                time: {relative: -P1D}
            """);
    try (StubExecutor server = StubExecutor.start()) {
      server
          .next(StubAnswer.problem(503, "{\"title\": \"not yet\"}"))
          .next(StubAnswer.problem(429, "{\"title\": \"slower\"}"))
          .next(StubAnswer.json(200, "{\"accepted\": 2, \"duplicate\": 0, \"events\": []}"))
          .always(StubAnswer.problem(404, "{\"title\": \"no metrics here\"}"));
      Path log = folder.resolve("log");
      ProcessBuilder load =
          RunningSteward.process(
              List.of(
                  "load",
                  csv.toString(),
                  "--map",
                  map.toString(),
                  "--url",
                  server.url().toString(),
                  "--data-dir",
                  folder.resolve("data").toString()));
      load.environment().put("STEWARD_TOKEN", "a-token");
      Process process = load.redirectErrorStream(true).redirectOutput(log.toFile()).start();

      byte[] first = server.awaitRequest(Duration.ofSeconds(60)).body();
      assertThat(server.awaitRequest(Duration.ofSeconds(20)).body()).isEqualTo(first);
      assertThat(server.awaitRequest(Duration.ofSeconds(20)).body()).isEqualTo(first);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(log)).contains("2 rows: 2 events taken, 0 known again");
      assertThat(process.exitValue()).isZero();
    }
  }
}

package dev.steward.allinone.up;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.steward.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The other side of {@link Child}: one function, until standard input ends. */
public final class Serving {
  private Serving() {}

  /** Blocks until the parent is gone or the process is asked to end. */
  public static void serve(String function, InputStream input) throws IOException {
    Quiet.libraries();
    Served served = Served.start(configuration(input));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(served::close));
    switch (function) {
      case "control-plane" -> DemoTenant.ensure(served.context());
      case "brand" -> DemoProfile.ensure(served.context());
      case "decisions" -> DemoDecisions.ensure(served.context());
      case "analytics" -> {}
      default -> throw new IllegalArgumentException("there is no function " + function);
    }
    Archive.ready();
    System.out.println(Child.READY);
    input.transferTo(OutputStream.nullOutputStream());
  }

  /** One line of JSON. */
  private static Map<String, Object> configuration(InputStream input) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      line.write(next);
    }
    return Json.MAPPER.readValue(line.toByteArray(), new TypeReference<Map<String, Object>>() {});
  }
}

package dev.steward.allinone.up;

import dev.steward.allinone.place.Ports;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Each function in a process and on a port of its own, as in the cloud. */
final class Split implements AutoCloseable {
  private final Progress progress;
  private final List<Child> children = new ArrayList<>();

  Split(Progress progress) {
    this.progress = progress;
  }

  /** Returns where the executors are, by their variable in the registry. */
  Map<String, String> start(Configurations configurations) {
    Executors executors = new Executors(free(), free(), free());
    launch("control-plane", configurations.controlPlane(executors));
    launch("brand", configurations.brand(executors.brand()));
    launch("analytics", configurations.analytics(executors.analytics()));
    launch("decisions", configurations.decisions(executors.decisions()));
    children.forEach(Child::awaitReady);
    return executors.addresses();
  }

  private static URI free() {
    return URI.create("http://localhost:" + Ports.free());
  }

  private void launch(String function, Map<String, Object> configuration) {
    List<String> command =
        Jvm.command(ClassPath.of(function), function, List.of("serve", function));
    children.add(Child.start(function, command, configuration, progress));
    progress.tell(function + " begins on port " + configuration.get("micronaut.server.port"));
  }

  @Override
  public void close() {
    children.forEach(Child::close);
  }
}

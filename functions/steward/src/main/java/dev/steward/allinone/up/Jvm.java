package dev.steward.allinone.up;

import dev.steward.allinone.Main;
import dev.steward.allinone.place.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of another JVM of ours; the launcher starts the first with the same flags. */
final class Jvm {
  private Jvm() {}

  static List<String> command(List<Path> classPath, String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    command.add("-Djdk.pollerMode=1");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Xshare:auto");
    command.add("-Xlog:disable");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(Archive.flags(program));
    command.add("-Dsteward.home=" + Home.folder());
    command.add("-cp");
    command.add(String.join(":", classPath.stream().map(Path::toString).toList()));
    command.add(Main.class.getName());
    command.addAll(arguments);
    return command;
  }
}

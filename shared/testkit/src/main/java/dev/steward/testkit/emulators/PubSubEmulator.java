package dev.steward.testkit.emulators;

import java.util.List;

/** One Pub/Sub emulator for all tests of this JVM; take a project of your own to be alone. */
public final class PubSubEmulator {
  private static final Installation INSTALLATION =
      new Installation(
          "Pub/Sub",
          "STEWARD_PUBSUB_EMULATOR",
          "platform/pubsub-emulator/lib",
          "cloud-pubsub-emulator.*\\.jar",
          "google-cloud-cli-pubsub-emulator");

  private PubSubEmulator() {}

  /** Its address, such as {@code 127.0.0.1:8085}; skips the test when it is not installed. */
  public static String hostPort() {
    INSTALLATION.require();
    return Started.EMULATOR.hostPort();
  }

  private static final class Started {
    static final EmulatorProcess EMULATOR =
        EmulatorProcess.start(
            INSTALLATION,
            (jar, port) -> List.of("-jar", jar.toString(), "--host=127.0.0.1", "--port=" + port));
  }
}

package dev.steward.testkit.emulators;

import java.util.List;

/** One Firestore emulator for all tests of this JVM; take a project of your own to be alone. */
public final class FirestoreEmulator {
  private static final Installation INSTALLATION =
      new Installation(
          "Firestore",
          "STEWARD_FIRESTORE_EMULATOR",
          "platform/cloud-firestore-emulator",
          "cloud-firestore-emulator.*\\.jar",
          "google-cloud-cli-firestore-emulator");

  private FirestoreEmulator() {}

  /** Its address, such as {@code 127.0.0.1:8080}; skips the test when it is not installed. */
  public static String hostPort() {
    INSTALLATION.require();
    return Started.EMULATOR.hostPort();
  }

  private static final class Started {
    static final EmulatorProcess EMULATOR =
        EmulatorProcess.start(
            INSTALLATION,
            (jar, port) ->
                List.of(
                    "-Duser.language=en",
                    "-cp",
                    jar.toString(),
                    "com.google.cloud.datastore.emulator.firestore.CloudFirestore",
                    "start",
                    "--host=127.0.0.1",
                    "--port=" + port));
  }
}

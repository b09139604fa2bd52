package dev.steward.reliability.app;

import dev.steward.allinone.place.DataFolder;
import dev.steward.allinone.up.MoreSettings;
import dev.steward.allinone.up.Progress;
import dev.steward.allinone.up.Up;
import dev.steward.allinone.up.UpSettings;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The Steward under torture; it ends with whoever started it. */
public final class AppMain {
  private AppMain() {}

  public static void main(String[] args) throws Exception {
    DataFolder folder = new DataFolder(Path.of(args[0]));
    Up.start(
        new UpSettings(
            folder,
            Integer.parseInt(args[1]),
            Path.of(args[2]),
            Path.of(args[3]),
            false,
            MoreSettings.NONE),
        new Progress(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}

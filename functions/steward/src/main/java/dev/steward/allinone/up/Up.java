package dev.steward.allinone.up;

import dev.steward.allinone.place.Instance;
import dev.steward.allinone.place.Ports;
import dev.steward.allinone.place.ProcessMark;
import dev.steward.web.identity.SigningKeys;
import java.io.IOException;
import java.util.Map;

/** Brings an instance up, step by step; what was begun is undone when a later step fails. */
public final class Up {
  private Up() {}

  /** Returns when it answers. It ends by being closed, or with the process. */
  public static Running start(UpSettings settings, Progress progress) throws IOException {
    Quiet.libraries();
    Running running = Running.in(settings.folder());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(running::close));
    try {
      Ports.refuseTaken(settings.port());
      SigningKeys.in(settings.folder().keys());
      Database database = running.add(Database.start(settings.folder(), progress));
      Configurations configurations = new Configurations(settings, database.properties());
      Map<String, String> executors =
          settings.split()
              ? running.add(new Split(progress)).start(configurations)
              : allInOne(running, settings, configurations);
      new Instance(
              ProcessMark.of(ProcessHandle.current()), settings.url(), settings.split(), executors)
          .write(settings.folder());
      Archive.ready();
      progress.tell("ready on " + settings.url());
      return running;
    } catch (IOException | RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private static Map<String, String> allInOne(
      Running running, UpSettings settings, Configurations configurations) {
    Served served = running.add(Served.start(configurations.allInOne()));
    DemoTenant.ensure(served.context());
    DemoProfile.ensure(served.context());
    DemoDecisions.ensure(served.context());
    return Executors.allAt(settings.url()).addresses();
  }
}

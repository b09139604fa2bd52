package dev.steward.embedded.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the server's programs are run. Postgres refuses root, so root runs them in a user namespace
 * of their own (files stay root's), or, where that is not allowed or the data is another's already,
 * as another user.
 */
record Account(List<String> prefix, Optional<Integer> uid) {
  private static final int NOBODY = 65_534;

  static Account toServe(Folder folder) throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return new Account(List.of(), Optional.empty());
    }
    int owner = Files.exists(folder.data()) ? uidOf(folder.data()) : 0;
    if (owner != 0) {
      return user(owner);
    }
    return namespacesAllowed()
        ? new Account(List.of("unshare", "--user"), Optional.empty())
        : user(NOBODY);
  }

  static Account user(int uid) {
    String id = Integer.toString(uid);
    return new Account(
        List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups"), Optional.of(uid));
  }

  /** Programs must lie where the account can reach them; root's home is closed to others. */
  Path cache(Folder folder) {
    return uid.isPresent() ? folder.root().resolve("programs") : Binaries.userCache();
  }

  void takeOver(Path path) throws IOException {
    if (uid.isPresent()) {
      Files.setAttribute(path, "unix:uid", uid.get());
    }
  }

  void mustReach(Path path) throws IOException {
    List<String> look = new ArrayList<>(prefix);
    look.addAll(List.of("test", "-w", path.toString()));
    if (uid.isPresent() && !Command.run(look).succeeded()) {
      throw new PostgresUnavailable(
          "Postgres does not run as root, and user %d cannot reach %s: run Steward as a plain user, or choose a folder that user can reach"
              .formatted(uid.get(), path));
    }
  }

  private static int uidOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private static boolean namespacesAllowed() throws IOException {
    try {
      return Command.run(List.of("unshare", "--user", "true")).succeeded();
    } catch (IOException notInstalled) {
      return false;
    }
  }
}

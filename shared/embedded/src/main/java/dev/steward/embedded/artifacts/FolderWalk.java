package dev.steward.embedded.artifacts;

import dev.steward.ports.artifacts.ArtifactName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files below a folder in the order of their names, without looking where none can be. */
final class FolderWalk {
  private final Path root;
  private final String after;
  private final int limit;
  private final List<ArtifactName> found = new ArrayList<>();

  private FolderWalk(Path root, String after, int limit) {
    this.root = root;
    this.after = after;
    this.limit = limit;
  }

  static List<ArtifactName> names(
      Path root, ArtifactName below, Optional<ArtifactName> after, int limit) throws IOException {
    FolderWalk walk = new FolderWalk(root, after.map(ArtifactName::value).orElse(""), limit);
    walk.visit(below.value());
    return walk.found;
  }

  private void visit(String folder) throws IOException {
    // Folders are ordered with the slash that follows them: '.' and '-' come before it.
    TreeMap<String, Boolean> children = new TreeMap<>();
    try (Stream<Path> listed = Files.list(root.resolve(folder))) {
      listed
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .forEach(
              child -> {
                boolean deeper = Files.isDirectory(child);
                String name = folder + "/" + child.getFileName();
                children.put(deeper ? name + "/" : name, deeper);
              });
    } catch (NoSuchFileException gone) {
      return;
    }
    for (var child : children.entrySet()) {
      if (found.size() == limit) {
        return;
      }
      String name = child.getKey();
      if (child.getValue()) {
        // Everything below begins with name, and is therefore before the next character's.
        if (after.compareTo(name + Character.MAX_VALUE) < 0) {
          visit(name.substring(0, name.length() - 1));
        }
      } else if (name.compareTo(after) > 0) {
        found.add(new ArtifactName(name));
      }
    }
  }
}

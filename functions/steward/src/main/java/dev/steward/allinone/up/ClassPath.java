package dev.steward.allinone.up;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What this process is made of, and that without the functions another process serves. */
final class ClassPath {
  /** A function's jar, or its classes where the build has not packed them. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          ".*/(?:steward-(brand|control-plane)-[^/]*\\.jar|functions/(brand|control-plane)/target/classes)");

  private ClassPath() {}

  static List<Path> own() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize())
        .toList();
  }

  /** Own, with what jars' manifests add, and no other function than the one named. */
  static List<Path> of(String function) {
    return own().stream()
        .flatMap(entry -> Stream.concat(Stream.of(entry), named(entry)))
        .distinct()
        .filter(entry -> belongs(entry, function))
        .toList();
  }

  private static boolean belongs(Path entry, String function) {
    var matcher = FUNCTION.matcher(entry.toString());
    return !matcher.matches()
        || function.equals(matcher.group(1))
        || function.equals(matcher.group(2));
  }

  private static Stream<Path> named(Path entry) {
    if (!Files.isRegularFile(entry)) {
      return Stream.empty();
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      Manifest manifest = jar.getManifest();
      String more =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return more == null
          ? Stream.empty()
          : Arrays.stream(more.split(" "))
              .map(name -> entry.resolveSibling(name).normalize())
              .filter(Files::exists);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.steward.decisions.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the page is made of: ours, and the editor's, which comes from its jar. */
enum Part {
  PAGE("page.html", "text/html", List.of("page.html")),
  STYLE("page.css", "text/css", List.of("page.css")),
  SCRIPT("page.js", "text/javascript", List.of("page.js")),
  EDITOR_STYLE(
      "editor.css",
      "text/css",
      List.of(Part.EDITOR + "lib/codemirror.css", Part.EDITOR + "addon/lint/lint.css")),
  EDITOR_SCRIPT(
      "editor.js",
      "text/javascript",
      List.of(
          Part.EDITOR + "lib/codemirror.js",
          Part.EDITOR + "mode/yaml/yaml.js",
          Part.EDITOR + "addon/lint/lint.js"));

  private static final String EDITOR = "/META-INF/resources/webjars/codemirror/5.65.20/";

  private final String file;
  private final String type;
  private final String text;

  Part(String file, String type, List<String> resources) {
    this.file = file;
    this.type = type + "; charset=utf-8";
    this.text = resources.stream().map(Part::read).collect(Collectors.joining("\n"));
  }

  static Optional<Part> named(String file) {
    return Arrays.stream(values())
        .filter(part -> part != PAGE && part.file.equals(file))
        .findFirst();
  }

  String type() {
    return type;
  }

  String text() {
    return text;
  }

  private static String read(String resource) {
    try (InputStream in = Part.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.steward.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An executor's URL as written: a base address, of which one part may be a variable. */
record ExecutorAddress(String written) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
  private static final String STAND_IN = "stand-in.invalid";

  /** What is wrong with it, whatever the value of the variable. */
  Optional<String> mistake() {
    Matcher variable = VARIABLE.matcher(written);
    if (variable.matches()) {
      return Optional.empty();
    }
    if (written.replaceFirst(VARIABLE.pattern(), "").contains("$")) {
      return Optional.of("may hold one variable, written ${NAME}");
    }
    String filled = written.replaceFirst(VARIABLE.pattern(), STAND_IN);
    return mistakeIn(filled)
        .or(
            () ->
                written.contains("$") && !URI.create(filled).getHost().contains(STAND_IN)
                    ? Optional.of("a variable may stand for the whole or for the host only")
                    : Optional.empty());
  }

  /**
   * Its value here, empty where the variable has none; throws when the value is no base address.
   */
  Optional<URI> resolve(Function<String, Optional<String>> variables) {
    Matcher variable = VARIABLE.matcher(written);
    if (!variable.find()) {
      return Optional.of(base(written));
    }
    return variables
        .apply(variable.group(1))
        .filter(value -> !value.isBlank())
        .map(value -> base(variable.replaceFirst(Matcher.quoteReplacement(value))));
  }

  private URI base(String url) {
    // The value may hold credentials, so the message has only the variable.
    mistakeIn(url)
        .ifPresent(
            mistake -> {
              throw new IllegalArgumentException("the value of " + written + " " + mistake);
            });
    return URI.create(url.replaceFirst("/+$", ""));
  }

  private static Optional<String> mistakeIn(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL");
    }
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      return Optional.of("must be an http or https URL");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("must not hold credentials");
    }
    if (uri.getHost() == null) {
      return Optional.of("must name a host");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return Optional.of("must not have a query or a fragment");
    }
    return uri.getRawPath().contains("..") || uri.getRawPath().contains("%")
        ? Optional.of("must have a plain path")
        : Optional.empty();
  }
}

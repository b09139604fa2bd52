package dev.steward.analytics.insights;

import dev.steward.core.HiddenCharacters;
import dev.steward.core.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an insight must be to be read by people: texts that are there, of a length, and without
 * characters that only a machine sees; links that a browser can be sent to.
 */
final class ForPeople {
  private static final int LINE = 300;
  private static final int TEXT = 10_000;
  private static final int MOST_LINKS = 20;

  private final List<Violation> violations = new ArrayList<>();

  private ForPeople() {}

  static List<Violation> violations(Insight insight) {
    ForPeople checked = new ForPeople();
    checked.line("/insight/title", insight.title());
    checked.text("/insight/summary", insight.summary());
    for (int i = 0; i < insight.recommendations().size(); i++) {
      checked.recommendation("/insight/recommendations/" + i, insight.recommendations().get(i));
    }
    return checked.violations;
  }

  private void recommendation(String at, Insight.Recommendation one) {
    text(at + "/action", one.action());
    text(at + "/rationale", one.rationale());
    List<Insight.Link> links = one.links() == null ? List.of() : one.links();
    if (links.size() > MOST_LINKS) {
      wrong(at + "/links", "must have at most " + MOST_LINKS + " items");
    }
    for (int i = 0; i < links.size(); i++) {
      line(at + "/links/" + i + "/label", links.get(i).label());
      address(at + "/links/" + i + "/url", links.get(i).url());
    }
  }

  private void line(String at, String text) {
    plain(at, text, LINE, true);
  }

  private void text(String at, String text) {
    plain(at, text, TEXT, false);
  }

  private void plain(String at, String text, int most, boolean line) {
    Optional<String> hidden = HiddenCharacters.mistake(text, line);
    if (text.isBlank()) {
      wrong(at, "must not be blank");
    } else if (text.codePointCount(0, text.length()) > most) {
      wrong(at, "must have at most " + most + " characters");
    } else {
      hidden.ifPresent(mistake -> wrong(at, mistake));
    }
  }

  private void address(String at, String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
        wrong(at, "must be an address of the web");
      }
    } catch (URISyntaxException notOne) {
      wrong(at, "must be an address of the web");
    }
  }

  private void wrong(String at, String message) {
    violations.add(new Violation(at, message));
  }
}

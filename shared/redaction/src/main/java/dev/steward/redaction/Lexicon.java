package dev.steward.redaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Which words are names of people and places, and which are English; NOTICE.txt says from where.
 */
final class Lexicon {
  private static final Set<String> STATES =
      Set.of(
          "alabama",
          "alaska",
          "arizona",
          "arkansas",
          "california",
          "colorado",
          "connecticut",
          "delaware",
          "florida",
          "hawaii",
          "idaho",
          "illinois",
          "indiana",
          "iowa",
          "kansas",
          "kentucky",
          "louisiana",
          "maine",
          "maryland",
          "massachusetts",
          "michigan",
          "minnesota",
          "mississippi",
          "missouri",
          "montana",
          "nebraska",
          "nevada",
          "new hampshire",
          "new jersey",
          "new mexico",
          "new york",
          "north carolina",
          "north dakota",
          "ohio",
          "oklahoma",
          "oregon",
          "pennsylvania",
          "rhode island",
          "south carolina",
          "south dakota",
          "tennessee",
          "texas",
          "utah",
          "vermont",
          "west virginia",
          "wisconsin",
          "wyoming");
  private final Set<String> given = read("given-names");
  private final Set<String> surnames = read("surnames");
  private final Set<String> cities = read("cities");
  private final Set<String> common = read("common-words");
  private final Set<String> rarer = read("rarer-words");
  private final Set<String> countries = countries();

  static Lexicon shared() {
    return Shared.LEXICON;
  }

  boolean given(String word) {
    return word.length() > 1 && (given.contains(word) || parts(word, given));
  }

  boolean surname(String word) {
    return word.length() > 1 && (surnames.contains(word) || parts(word, surnames));
  }

  boolean city(String name) {
    return cities.contains(name);
  }

  boolean country(String name) {
    return countries.contains(name);
  }

  /** An English word, in any of its forms that the lists have. */
  boolean word(String word) {
    return common.contains(word) || rarer.contains(word) || parts(word, common);
  }

  boolean common(String word) {
    return common.contains(word);
  }

  private static boolean parts(String word, Set<String> list) {
    int hyphen = word.indexOf('-');
    return hyphen > 0
        && list.contains(word.substring(0, hyphen))
        && list.contains(word.substring(hyphen + 1));
  }

  private static Set<String> countries() {
    Set<String> names = new HashSet<>();
    for (String code : Locale.getISOCountries()) {
      for (String language : new String[] {"en", "de", "fr", "es", "it", "nl"}) {
        names.add(
            Locale.of("", code)
                .getDisplayCountry(Locale.of(language))
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\''));
      }
    }
    names.addAll(STATES);
    names.addAll(
        Set.of("usa", "uk", "england", "scotland", "wales", "america", "holland", "uae", "burma"));
    return names;
  }

  private static Set<String> read(String list) {
    try (InputStream packed = Lexicon.class.getResourceAsStream(list + ".txt.gz")) {
      if (packed == null) {
        throw new IllegalStateException("the list " + list + " is missing");
      }
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
      Set<String> words = new HashSet<>();
      lines.lines().forEach(words::add);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    private static final Lexicon LEXICON = new Lexicon();
  }
}

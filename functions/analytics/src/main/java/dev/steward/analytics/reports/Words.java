package dev.steward.analytics.reports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How things are written on a page. */
final class Words {
  /** Where there is no number. */
  static final String NONE = "–";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  static String share(double part, double whole) {
    return whole == 0 ? NONE : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
  }

  /** What follows the last slash, in words. */
  static String problem(String uri) {
    return uri.substring(uri.lastIndexOf('/') + 1).replace('-', ' ');
  }
}

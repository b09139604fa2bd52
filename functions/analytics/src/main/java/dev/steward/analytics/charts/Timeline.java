package dev.steward.analytics.charts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What held from when until when, a lane for each thing it held for. */
public record Timeline(String title, String description, Buckets buckets, List<Lane> lanes) {
  private static final double WIDTH = 960;
  private static final double LEFT = 230;
  private static final double RIGHT = 8;
  private static final double LANE = 34;
  private static final double BOTTOM = 26;
  private static final int LONGEST_NAME = 30;

  /** A thing, by name. */
  public record Lane(String name, List<Stretch> stretches) {}

  /** Cut off where it leaves the picture. */
  public record Stretch(String name, String style, Instant from, Instant to) {}

  public Html html() {
    double height = lanes.size() * LANE + BOTTOM;
    List<Html> parts = new ArrayList<>();
    for (int place = 0; place < buckets.count(); place++) {
      if (!buckets.mark(place).isEmpty()) {
        double x = x(buckets.begins().get(place));
        parts.add(
            Html.of(
                "<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"0\" y2=\"{}\"/>"
                    + "<text class=\"x\" x=\"{}\" y=\"{}\">{}</text>\n",
                number(x),
                number(x),
                number(height - BOTTOM),
                number(x),
                number(height - 8),
                buckets.mark(place)));
      }
    }
    for (int row = 0; row < lanes.size(); row++) {
      parts.add(lane(lanes.get(row), row * LANE));
    }
    return Html.of(
        """
        <figure class="chart">
        <figcaption><h2>{}</h2></figcaption>
        <div class="scroll">
        <svg viewBox="0 0 {} {}" role="img" aria-label="{}">
        <title>{}</title><desc>{}</desc>
        {}
        </svg>
        </div>
        </figure>
        """,
        title,
        number(WIDTH),
        number(height),
        title + ". " + description,
        title,
        description,
        parts);
  }

  private Html lane(Lane lane, double y) {
    List<Html> parts = new ArrayList<>();
    parts.add(
        Html.of(
            "<text class=\"y\" x=\"{}\" y=\"{}\">{}</text>\n",
            number(LEFT - 12),
            number(y + LANE / 2 + 4),
            cut(lane.name())));
    for (Stretch stretch : lane.stretches()) {
      double from = x(stretch.from());
      double width = Math.max(2, x(stretch.to()) - from);
      parts.add(
          Html.of(
              "<g><title>{}</title><rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\""
                  + " height=\"{}\" rx=\"3\"/>",
              lane.name() + ": " + stretch.name(),
              stretch.style(),
              number(from),
              number(y + 5),
              number(width),
              number(LANE - 10)));
      if (width > 40) {
        parts.add(
            Html.of(
                "<text class=\"on\" x=\"{}\" y=\"{}\">{}</text>",
                number(from + 8),
                number(y + LANE / 2 + 4),
                stretch.name()));
      }
      parts.add(Html.of("</g>\n"));
    }
    return Html.all(parts);
  }

  private double x(Instant moment) {
    double whole = Duration.between(buckets.from(), buckets.to()).toMillis();
    double part = Duration.between(buckets.from(), moment).toMillis() / whole;
    return LEFT + Math.clamp(part, 0.0, 1.0) * (WIDTH - LEFT - RIGHT);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

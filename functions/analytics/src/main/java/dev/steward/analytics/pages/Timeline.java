package dev.steward.analytics.pages;

import j2html.tags.DomContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

  public DomContent html() {
    double height = lanes.size() * LANE + BOTTOM;
    List<DomContent> parts = new ArrayList<>();
    for (int place = 0; place < buckets.count(); place++) {
      if (!buckets.mark(place).isEmpty()) {
        double x = x(buckets.begins().get(place));
        parts.add(Svg.rule("grid", x, 0, x, height - BOTTOM));
        parts.add(Svg.text("x", x, height - 8, buckets.mark(place)));
      }
    }
    for (int row = 0; row < lanes.size(); row++) {
      parts.addAll(lane(lanes.get(row), row * LANE));
    }
    return Svg.figure(title, description, List.of(), WIDTH, height, parts);
  }

  private List<DomContent> lane(Lane lane, double y) {
    List<DomContent> parts = new ArrayList<>();
    double text = y + LANE / 2 + 4;
    parts.add(Svg.text("y", LEFT - 12, text, Svg.shortened(lane.name(), LONGEST_NAME)));
    for (Stretch stretch : lane.stretches()) {
      double from = x(stretch.from());
      double width = Math.max(2, x(stretch.to()) - from);
      parts.add(
          Svg.rectangle(stretch.style(), from, y + 5, width, LANE - 10)
              .attr("rx", "3")
              .with(Svg.told(lane.name() + ": " + stretch.name())));
      if (width > 40) {
        parts.add(Svg.text("on", from + 8, text, stretch.name()));
      }
    }
    return parts;
  }

  private double x(Instant moment) {
    double whole = Duration.between(buckets.from(), buckets.to()).toMillis();
    double part = Duration.between(buckets.from(), moment).toMillis() / whole;
    return LEFT + Math.clamp(part, 0.0, 1.0) * (WIDTH - LEFT - RIGHT);
  }
}

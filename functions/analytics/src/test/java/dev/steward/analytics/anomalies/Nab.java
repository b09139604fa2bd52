package dev.steward.analytics.anomalies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The realAWSCloudwatch group of the benchmark, from the test resources. */
final class Nab {
  static final List<NabSeries> SERIES = read();

  private Nab() {}

  /** What a detector gives for each row of each series. */
  static Map<NabSeries, double[]> scored(Function<NabSeries, double[]> detector) {
    return SERIES.parallelStream().collect(Collectors.toMap(series -> series, detector));
  }

  static List<String[]> rows(String resource) {
    try (InputStream file = Objects.requireNonNull(Nab.class.getResourceAsStream(resource));
        InputStream plain = resource.endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader text =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<NabSeries> read() {
    Map<String, List<Observation>> observations = new TreeMap<>();
    for (String[] row : rows("/nab/series.csv.gz")) {
      observations
          .computeIfAbsent(row[0], name -> new ArrayList<>())
          .add(new Observation(instant(row[1]), Double.parseDouble(row[2])));
    }
    Map<String, List<NabWindow>> windows = new LinkedHashMap<>();
    for (String[] row : rows("/nab/windows.csv")) {
      List<Instant> instants =
          Objects.requireNonNull(observations.get(row[0])).stream().map(Observation::at).toList();
      windows
          .computeIfAbsent(row[0], name -> new ArrayList<>())
          .add(new NabWindow(instants.indexOf(instant(row[1])), instants.indexOf(instant(row[2]))));
    }
    return observations.entrySet().stream()
        .map(
            entry ->
                new NabSeries(
                    entry.getKey(),
                    List.copyOf(entry.getValue()),
                    windows.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private static Instant instant(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }
}

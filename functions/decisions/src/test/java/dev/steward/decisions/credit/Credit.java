package dev.steward.decisions.credit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A real application for credit, and whether it was repaid; see the notice beside the data. */
public record Credit(
    String status, int seniority, String home, int time, int age, String marital, int amount) {
  public static List<Credit> all() {
    try (var file =
            Objects.requireNonNull(Credit.class.getResourceAsStream("/credit/credit_data.csv.gz"));
        var lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Credit::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Credit parse(String line) {
    String[] cells = line.split(",", -1);
    return new Credit(
        cells[1],
        Integer.parseInt(cells[2]),
        cells[3],
        Integer.parseInt(cells[4]),
        Integer.parseInt(cells[5]),
        cells[6],
        Integer.parseInt(cells[13]));
  }
}

package dev.steward.analytics.drivers;

import dev.steward.analytics.table.CategoryColumn;
import dev.steward.analytics.table.Column;
import dev.steward.analytics.table.NumberColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Columns with nothing in them but chance; the same seed makes the same. */
final class Noise {
  private final UniformRandomProvider random;
  private final int rows;

  Noise(long seed, int rows) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.rows = rows;
  }

  double[] normal() {
    var sampler = NormalDistribution.of(0, 1).createSampler(random);
    return sampler.samples(rows).toArray();
  }

  boolean[] flags(double chance) {
    boolean[] flags = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      flags[row] = random.nextDouble() < chance;
    }
    return flags;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  Column numbers(String name) {
    return new NumberColumn(name, normal());
  }

  Column levels(String name, int many) {
    return CategoryColumn.of(
        name, IntStream.range(0, rows).mapToObj(row -> "L" + random.nextInt(many)).toList());
  }

  /** Numbers, flags and levels, some with holes. */
  List<Column> features(int many) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String name = "feature" + i;
      columns.add(
          switch (i % 4) {
            case 0 -> numbers(name);
            case 1 -> CategoryColumn.ofFlags(name, flags(0.3));
            case 2 -> levels(name, 2 + i % 7);
            default -> withHoles(name);
          });
    }
    return columns;
  }

  private Column withHoles(String name) {
    double[] values = normal();
    for (int row = 0; row < rows; row++) {
      values[row] = random.nextDouble() < 0.2 ? Double.NaN : Math.exp(values[row]);
    }
    return new NumberColumn(name, values);
  }
}

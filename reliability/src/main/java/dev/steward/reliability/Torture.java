package dev.steward.reliability;

import dev.steward.core.TenantId;
import dev.steward.reliability.app.Tortured;
import dev.steward.reliability.app.TorturedTenants;
import dev.steward.reliability.clients.Api;
import dev.steward.reliability.clients.Persons;
import dev.steward.reliability.clients.Workload;
import dev.steward.reliability.executor.TortureExecutor;
import dev.steward.reliability.faults.Fault.Struck;
import dev.steward.reliability.faults.Ground;
import dev.steward.reliability.faults.Schedule;
import dev.steward.reliability.promises.Promises;
import dev.steward.reliability.records.Records;
import dev.steward.reliability.records.Records.Finding;
import dev.steward.reliability.records.RunRow;
import dev.steward.reliability.records.Stopwatch;
import dev.steward.reliability.records.Superuser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One Steward, many clients, one bad executor, and one fault after another. */
public final class Torture {
  private final Options options;
  private final Place place;
  private final Schedule schedule;
  private final Duration length;
  private final Report report;
  private final Stopwatch watch = Stopwatch.started();
  private final Map<String, Map<Struck, Long>> faults = new TreeMap<>();

  public Torture(Options options, Place place, Schedule schedule, Duration length, Report report) {
    this.options = options;
    this.place = place;
    this.schedule = schedule;
    this.length = length;
    this.report = report;
  }

  public Outcome run() throws Exception {
    Files.createDirectories(place.control());
    copy("/torture-tools.yaml", place.tools());
    copy("/torture-prices.yaml", place.prices());
    try (TortureExecutor executor = TortureExecutor.start(place.effects(), watch, options.seed());
        Tortured steward = Tortured.start(place, executor.url(), watch)) {
      return torture(executor, steward);
    }
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream text = Objects.requireNonNull(Torture.class.getResourceAsStream(resource))) {
      Files.copy(text, file);
    }
  }

  private Outcome torture(TortureExecutor executor, Tortured steward) throws Exception {
    Api api = new Api(steward.url());
    Persons persons = new Persons(place.data().keys());
    try (Workload workload =
        Workload.start(options.clients(), options.seed(), api, persons, place.journals(), watch)) {
      Ground ground =
          new Ground(
              place,
              steward,
              new Superuser(place.data()),
              api,
              persons,
              workload.journal("deeds"),
              watch);
      new Books(ground.superuser()).watch();
      strike(ground, workload, executor);
      report.progress("coming to rest");
      Records records = new Rest(ground, executor).come(workload);
      report.progress("checking");
      return outcome(inspected(records, ground), workload);
    }
  }

  private void strike(Ground ground, Workload workload, TortureExecutor executor) throws Exception {
    long end = watch.micros() + length.toNanos() / 1_000;
    while (watch.micros() < end) {
      Schedule.Planned planned = schedule.next();
      Thread.sleep(planned.pause());
      report.progress(
          "%4d s  %6d calls  %6d effects  %s"
              .formatted(
                  watch.micros() / 1_000_000,
                  workload.totals().calls(),
                  executor.effects().count(),
                  planned.fault().kind()));
      Struck struck = planned.fault().strike(ground);
      faults
          .computeIfAbsent(planned.fault().kind(), _ -> new EnumMap<>(Struck.class))
          .merge(struck, 1L, Long::sum);
    }
  }

  private static Records inspected(Records records, Ground ground)
      throws SQLException, IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>(new Books(ground.superuser()).findings());
    int verifications = 0;
    for (TenantId tenant : TorturedTenants.ALL) {
      findings.addAll(new History(ground, tenant).whole());
      verifications++;
    }
    if (findings.isEmpty()) {
      findings.addAll(new History(ground, TorturedTenants.ALL.getFirst()).tampered());
      verifications += History.TAMPERED;
    }
    return records.with(findings, verifications);
  }

  private Outcome outcome(Records records, Workload workload) {
    List<Outcome.Checked> checked =
        Promises.all().stream()
            .map(each -> new Outcome.Checked(each, each.looked(records), each.check(records)))
            .toList();
    return new Outcome(
        workload.totals().calls(),
        workload.totals().requests(),
        workload.totals().unanswered(),
        records.runs().size(),
        records.runs().stream()
            .collect(Collectors.groupingBy(RunRow::state, Collectors.counting())),
        records.effects().size(),
        faults,
        checked);
  }
}

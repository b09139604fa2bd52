package dev.steward.analytics.reports;

import dev.steward.core.TenantId;
import dev.steward.ports.warehouse.EventRow;
import dev.steward.ports.warehouse.Punctuality;
import dev.steward.testkit.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Thirty days of a made-up business, in the shapes of contracts/events. */
final class Business {
  private static final List<String> TOOLS =
      List.of(
          "chat.complete",
          "brand.get_profile",
          "marketing.publish_post",
          "delivery.deploy",
          "analytics.funnel_summary");
  private static final List<String> PEOPLE = List.of("planner", "ada@example.com", "nightly-jobs");
  private static final List<String> STEPS = List.of("visit", "sign-up", "first-order", "refund");

  private final SeededRandom random = new SeededRandom(11);
  private final List<EventRow> events = new ArrayList<>();
  private final TenantId tenant;
  private Instant now = Instant.EPOCH;

  private Business(TenantId tenant) {
    this.tenant = tenant;
  }

  static List<EventRow> upTo(Instant end, TenantId tenant) {
    Business business = new Business(tenant);
    Instant begin = end.minus(Duration.ofDays(29)).truncatedTo(ChronoUnit.MICROS);
    business.levels(begin);
    for (int i = 0; i < 2_500; i++) {
      Duration age = Duration.ofSeconds(random(business.random, 29 * 86_400));
      business.run(i, end.minus(age).truncatedTo(ChronoUnit.MICROS));
      business.visit(i, end.minus(age).truncatedTo(ChronoUnit.MICROS));
    }
    return business.events;
  }

  /** More lately. */
  private static long random(SeededRandom random, int most) {
    return Math.min(random.between(0, most), random.between(0, most));
  }

  private void run(int number, Instant at) {
    now = at;
    String tool = random.pick(TOOLS);
    String who = random.pick(PEOPLE);
    String ids = "\"run\":\"run_%d\",\"tool\":\"%s\",".formatted(number, tool);
    if (random.chance(0.05)) {
      entry("run.refused", who, ids, problem("policy-denied"));
      return;
    }
    if (random.chance(0.06)) {
      String approval = "\"approval\":\"apr_%d\"".formatted(number);
      entry("approval.opened", who, ids, approval + ",\"rule\":\"house/spends-money\"");
      entry("run.held", who, ids, approval);
      if (random.chance(0.2)) {
        return;
      }
      after(random.between(60_000, 5_000_000));
      if (random.chance(0.25)) {
        entry("approval.rejected", "grace@example.com", ids, approval);
        entry("run.refused", who, ids, problem("approval-rejected"));
        return;
      }
      entry("approval.approved", "grace@example.com", ids, approval);
    }
    entry("run.admitted", who, ids, "\"maxCost\":\"50000\"");
    after(random.between(1, 6));
    entry("run.dispatching", who, ids, "\"attempt\":1");
    after(tool.equals("chat.complete") ? random.between(800, 9_000) : random.between(20, 900));
    if (random.chance(0.07)) {
      entry("run.failed", who, ids, problem("executor-failed") + ",\"cost\":\"0\"");
    } else if (random.chance(0.005)) {
      entry("run.unknown", who, ids, problem("outcome-unknown"));
    } else {
      entry("run.succeeded", who, ids, "\"cost\":\"" + random.between(900, 48_000) + "\"");
    }
    decision(number);
  }

  private void decision(int number) {
    if (random.chance(0.3)) {
      event(
          "/steward/decisions",
          "steward.decision.made",
          "finance-bot",
          "{\"decision\":\"d%d\",\"domain\":\"finance\",\"policy\":\"%s\",\"version\":\"1.1.0\",\"verdict\":\"%s\",\"autonomy\":\"AL%d\"}"
              .formatted(
                  number,
                  random.pick(List.of("finance-constitution", "hr-constitution")),
                  random.pick(List.of("approve", "approve", "deny", "escalate")),
                  random.between(0, 3)));
      event(
          "/steward/decisions",
          "steward.decision.outcome",
          "",
          "{\"decision\":\"d%d\",\"reward\":%s}"
              .formatted(number, random.pick(List.of("1", "0.5", "0"))));
    }
  }

  private void levels(Instant begin) {
    for (String policy : List.of("finance-constitution", "hr-constitution")) {
      for (int level = 1; level < 4; level++) {
        now = begin.plus(Duration.ofDays(level * 7L + policy.length() % 5));
        event(
            "/steward/decisions",
            "steward.decision.autonomy-changed",
            "grace@example.com",
            "{\"policy\":\"%s\",\"version\":\"1.1.0\",\"from\":\"AL%d\",\"to\":\"AL%d\",\"reason\":\"a month without complaints\"}"
                .formatted(policy, level - 1, policy.startsWith("hr") && level == 3 ? 0 : level));
      }
    }
  }

  private void visit(int number, Instant at) {
    now = at;
    for (String step : STEPS) {
      event("/events", step, "u" + number % 700, "{}");
      after(60_000);
      if (random.chance(0.55)) {
        return;
      }
    }
  }

  private void after(long millis) {
    now = now.plusMillis(millis);
  }

  private static String problem(String type) {
    return "\"problem\":{\"type\":\"https://steward.dev/problems/" + type + "\"}";
  }

  private void entry(String type, String who, String ids, String payload) {
    event(
        "/steward/control-plane",
        "steward." + type,
        who,
        "{\"stream\":\"runs\",\"seq\":%d,%s\"payload\":{%s}}"
            .formatted(events.size() + 1, ids, payload));
  }

  private void event(String source, String type, String subject, String data) {
    events.add(
        new EventRow(
            tenant,
            source,
            "e" + events.size(),
            type,
            subject.isEmpty() ? null : subject,
            now,
            now,
            Punctuality.ON_TIME,
            data));
  }
}

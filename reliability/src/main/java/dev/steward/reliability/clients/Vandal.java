package dev.steward.reliability.clients;

import dev.steward.core.TenantId;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Sends what nobody should, and notes what is said to it. */
final class Vandal {
  private static final String INVOKE = "/v1/tools/torture.free/invoke";
  private static final String GOOD = "{\"call\":\"vandal\",\"note\":\"\"}";

  private static final List<Nuisance> NUISANCES =
      List.of(
          call("no-json", "{"),
          call("a list", "[1,2]"),
          call("a key twice", "{\"call\":\"a\",\"call\":\"b\",\"note\":\"\"}"),
          call("an unknown property", "{\"call\":\"a\",\"note\":\"\",\"more\":1}"),
          call("a number for a text", "{\"call\":1e999,\"note\":\"\"}"),
          call("a lone surrogate", "{\"call\":\"\\ud800\",\"note\":\"\"}"),
          call("too deep", "{\"call\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
          call("too long", "{\"call\":\"" + "a".repeat(1_200_000) + "\"}"),
          new Nuisance(
              "no UTF-8",
              "POST",
              INVOKE,
              Map.of(),
              bytes("\"\u00ff\"", StandardCharsets.ISO_8859_1)),
          new Nuisance("no body", "POST", INVOKE, Map.of(), BodyPublishers.noBody()),
          header("a key too long", "Idempotency-Key", "k".repeat(256)),
          header("an empty key", "Idempotency-Key", ""),
          header("a strange preference", "Prefer", "wait=-1, respond-async, wait=999999999999"),
          header("another type", "Content-Type", "text/plain"),
          header("a session of nobody", "Steward-Session", "ses_00000000000000000000000000"),
          other("an unknown tool", "POST", "/v1/tools/no.such.tool/invoke", GOOD),
          other("a wrong method", "PATCH", "/v1/tools", GOOD),
          other("an odd path", "GET", "/v1/runs/%00%ff..%2f", ""),
          other("an odd page", "GET", "/v1/runs?pageSize=-1&pageToken=%22%27;--", ""),
          other("an unknown route", "GET", "/v1/nothing", ""),
          budget("a budget of -1", "\"-1\""),
          budget("a budget of 2^63", "\"9223372036854775808\""),
          budget("a budget of 0.5", "0.5"),
          other("an unknown switch", "POST", "/v1/switches/everything/stop", "{}"));

  private final TenantId tenant;
  private final Api api;
  private final Persons persons;
  private final ClientJournal journal;
  private final SplittableRandom random;

  Vandal(TenantId tenant, Api api, Persons persons, ClientJournal journal, long seed) {
    this.tenant = tenant;
    this.api = api;
    this.persons = persons;
    this.journal = journal;
    this.random = new SplittableRandom(seed);
  }

  private record Nuisance(
      String name, String method, String path, Map<String, String> headers, BodyPublisher body) {}

  void work(BooleanSupplier goOn) throws InterruptedException {
    while (goOn.getAsBoolean()) {
      Nuisance nuisance = NUISANCES.get(random.nextInt(NUISANCES.size()));
      long sentAt = journal.now();
      try {
        Answer answer =
            api.send(
                nuisance.method(),
                nuisance.path(),
                persons.admin(tenant),
                nuisance.headers(),
                nuisance.body());
        journal.told(nuisance.name(), "vandal", sentAt, answer);
      } catch (IOException broken) {
        journal.broken(nuisance.name(), "vandal", sentAt, broken);
      }
      Thread.sleep(random.nextInt(100, 400));
    }
  }

  private static Nuisance call(String name, String body) {
    return other(name, "POST", INVOKE, body);
  }

  private static Nuisance budget(String name, String limit) {
    return other(
        name,
        "POST",
        "/v1/budgets",
        "{\"scope\":\"task\",\"task\":\"v\",\"limit\":%s}".formatted(limit));
  }

  private static Nuisance header(String name, String header, String value) {
    return new Nuisance(
        name, "POST", INVOKE, Map.of(header, value), bytes("[]", StandardCharsets.UTF_8));
  }

  private static Nuisance other(String name, String method, String path, String body) {
    return new Nuisance(name, method, path, Map.of(), bytes(body, StandardCharsets.UTF_8));
  }

  private static BodyPublisher bytes(String text, Charset charset) {
    return BodyPublishers.ofByteArray(text.getBytes(charset));
  }
}

package dev.steward.reliability.records;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.reliability.Place;
import dev.steward.reliability.app.Tortured.Outage;
import dev.steward.reliability.records.Records.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what was written down, once everything has come to rest. */
public final class Reader {
  private final List<Sent> sent = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Broken> broken = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Purse> purses = new ArrayList<>();
  private final List<Decided> decided = new ArrayList<>();
  private final List<Halt> halts = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private Reader() {}

  public static Records read(Place place, List<Outage> outages) throws IOException, SQLException {
    Reader reader = new Reader();
    try (Stream<Path> journals = Files.list(place.journals())) {
      for (Path journal : journals.sorted().toList()) {
        RecordLog.read(journal).forEach(reader::client);
      }
    }
    RecordLog.read(place.effects()).forEach(reader::executor);
    return new Records(
        reader.sent,
        reader.told,
        reader.broken,
        reader.effects,
        reader.arrivals,
        reader.purses,
        reader.decided,
        reader.halts,
        reader.probes,
        reader.listed,
        RunTable.read(new Superuser(place.data())),
        PeriodTable.read(new Superuser(place.data())),
        ApprovalTable.read(new Superuser(place.data())),
        outages,
        reader.findings,
        0);
  }

  private void client(JsonNode line) {
    switch (line.path("what").asText()) {
      case "sent" -> sent.add(sent(line));
      case "told" -> told.add(told(line));
      case "broken" ->
          broken.add(
              new Broken(
                  at(line), text(line, "call"), text(line, "how"), took(line), text(line, "why")));
      case "purse" ->
          purses.add(
              new Purse(text(line, "tenant"), text(line, "task"), line.path("limit").asLong()));
      case "decided" -> decided.add(decided(line));
      case "halt" ->
          halts.add(
              new Halt(
                  line.path("acknowledged").asLong(),
                  line.path("releasing").asLong(),
                  text(line, "tenant"),
                  text(line, "tool"),
                  text(line, "how")));
      case "probe" ->
          probes.add(
              new Probe(
                  text(line, "path"),
                  line.path("foreignStatus").asInt(),
                  text(line, "foreignBody"),
                  line.path("missingStatus").asInt(),
                  text(line, "missingBody")));
      case "finding" -> findings.add(new Finding(line.path("promise").asInt(), text(line, "why")));
      case "listed" ->
          line.path("runs")
              .forEach(run -> listed.add(new Listed(text(line, "tenant"), run.asText())));
      default -> {}
    }
  }

  private static Decided decided(JsonNode line) {
    return new Decided(
        line.path("sentAt").asLong(),
        text(line, "tenant"),
        text(line, "approver"),
        text(line, "approval"),
        text(line, "run"),
        text(line, "requester"),
        text(line, "arguments"),
        text(line, "decision"),
        line.path("status").asInt(),
        text(line, "problem"));
  }

  private void executor(JsonNode line) {
    switch (line.path("what").asText()) {
      case "effect" ->
          effects.add(
              new Effect(
                  at(line),
                  text(line, "key"),
                  text(line, "tenant"),
                  text(line, "tool"),
                  text(line, "call"),
                  text(line, "input"),
                  line.path("number").asLong(),
                  line.path("pages").asLong()));
      case "arrival" ->
          arrivals.add(
              new Arrival(
                  at(line),
                  text(line, "key"),
                  text(line, "tenant"),
                  text(line, "tool"),
                  line.path("attempt").asInt()));
      default -> {}
    }
  }

  private static Sent sent(JsonNode line) {
    return new Sent(
        at(line),
        text(line, "call"),
        text(line, "tenant"),
        text(line, "principal"),
        text(line, "tool"),
        text(line, "task"),
        text(line, "input"));
  }

  private static Told told(JsonNode line) {
    return new Told(
        at(line),
        text(line, "call"),
        text(line, "how"),
        took(line),
        line.path("status").asInt(),
        text(line, "problem"),
        line.path("json").asBoolean(),
        text(line, "run"),
        text(line, "state"),
        line.path("effect").asLong());
  }

  private static long at(JsonNode line) {
    return line.path("at").asLong();
  }

  private static long took(JsonNode line) {
    return line.path("took").asLong();
  }

  private static String text(JsonNode line, String name) {
    return line.path(name).asText("");
  }
}

package dev.steward.analytics.intake;

import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.json.Pointers;
import dev.steward.ports.events.Event;
import dev.steward.ports.warehouse.Punctuality;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an event of an item, or says everything that is wrong with it. */
@Singleton
final class Examination {
  private static final String OUR_TYPES = "steward.";
  private static final String OUR_SOURCES = "/steward";
  private static final int MOST_BYTES_A_CHARACTER = 3;

  private final IntakeSettings settings;
  private final EventSchemas schemas;

  Examination(IntakeSettings settings, EventSchemas schemas) {
    this.settings = settings;
    this.schemas = schemas;
  }

  Candidate of(TenantId tenant, Item item, Naming naming, int index, Instant now) {
    Members members = new Members(item);
    Draft draft =
        switch (item.form()) {
          case CLOUD_EVENT -> CloudEvents.read(item, members);
          case PLAIN -> PlainEvents.read(item, members);
        };
    reserved(item, draft, members);
    size(draft, members);
    Instant time = draft.time().orElse(now);
    Optional<Punctuality> punctuality = settings.judge(time, now);
    if (punctuality.isEmpty()) {
      members.wrong(
          item.form() == Item.Form.PLAIN ? "at" : "time",
          "is more than %d days ahead".formatted(settings.furthestAhead().toDays()));
    }
    List<Violation> wrong = new ArrayList<>(members.wrong());
    wrong.addAll(bySchema(item, draft));
    if (!wrong.isEmpty()) {
      return new Candidate.Unfit(wrong);
    }
    return new Candidate.Fit(
        new Event(
            tenant,
            draft.source(),
            draft.id().orElseGet(() -> naming.id(index)),
            draft.type(),
            draft.subject(),
            time,
            now,
            punctuality.orElseThrow(),
            draft.payload(),
            draft.attributes()));
  }

  /** Whoever could send those could make runs up, or have real ones taken for duplicates. */
  private static void reserved(Item item, Draft draft, Members members) {
    if (draft.type().startsWith(OUR_TYPES)) {
      members.wrong(
          item.form() == Item.Form.PLAIN ? "event" : "type",
          "begins with " + OUR_TYPES + ", which is kept for Steward's own events");
    }
    if (draft.source().startsWith(OUR_SOURCES)) {
      members.wrong(
          "source", "begins with " + OUR_SOURCES + ", which is kept for Steward's own events");
    }
  }

  private void size(Draft draft, Members members) {
    String json = draft.payload().json();
    if (json.length() <= settings.dataBytes() / MOST_BYTES_A_CHARACTER) {
      return;
    }
    int bytes = json.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > settings.dataBytes()) {
      members.wrong(
          draft.dataMember(), "has %,d bytes; at most %,d".formatted(bytes, settings.dataBytes()));
    }
  }

  private List<Violation> bySchema(Item item, Draft draft) {
    List<Violation> violations = schemas.violations(draft.type(), draft.data());
    if (violations.isEmpty()) {
      return violations;
    }
    String at = Pointers.child(item.pointer(), draft.dataMember());
    return violations.stream()
        .map(each -> new Violation(at + each.pointer(), each.message()))
        .toList();
  }
}

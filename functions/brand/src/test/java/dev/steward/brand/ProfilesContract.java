package dev.steward.brand;

import static dev.steward.brand.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.executor.Invocation;
import dev.steward.json.JsonDocument;
import dev.steward.json.records.RecordJson;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.DocumentVersion;
import dev.steward.ports.documents.Documents;
import dev.steward.testkit.FixedClock;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the two tools promise on every store of documents. */
interface ProfilesContract {
  FixedClock CLOCK = FixedClock.at("2026-01-02T03:04:05.678901Z");

  ApplicationContext context();

  @Test
  default void readsTheLatestVersion() {
    DocumentKey key = stored();

    assertThat(get(key)).isEqualTo(Samples.profile());
  }

  @Test
  default void aPatchMakesAVersionThatNamesItsPrincipalAndRun() {
    DocumentKey key = stored();

    update(call(key.tenant(), "ann", "run_7"), key.id(), "{'name': 'Acme Ltd'}");

    DocumentVersion latest = documents().latest(key).orElseThrow();
    assertThat(latest.version()).isEqualTo(2);
    assertThat(latest.author()).isEqualTo(new Authorship("ann", "run_7"));
    assertThat(latest.content().path("name").asText()).isEqualTo("Acme Ltd");
  }

  @Test
  default void everyVersionIsKept() {
    DocumentKey key = stored();
    update(key, "{'name': 'Two'}");
    update(key, "{'name': 'Three'}");

    assertThat(documents().versions(key))
        .extracting(version -> version.content().path("name").asText())
        .containsExactly("Three", "Two", "Acme");
  }

  @Test
  default void answersWithTheTimeOfTheNewVersion() {
    assertThat(update(stored(), "{'name': 'Acme Ltd'}"))
        .isEqualTo(new UpdateProfile.Output(true, "2026-01-02T03:04:05.678901Z"));
  }

  @Test
  default void aPatchThatChangesNothingIsOkAndMakesNoVersion() {
    DocumentKey key = stored();

    UpdateProfile.Output output =
        update(key, "{'name': 'Acme', 'audience': {'secondary': null}, 'voice': {}}");

    assertThat(output.ok()).isTrue();
    assertThat(output.updatedAt())
        .isEqualTo(documents().latest(key).orElseThrow().writtenAt().toString());
    assertThat(documents().versions(key)).hasSize(1);
  }

  @Test
  default void theSamePatchAgainMakesNoFurtherVersion() {
    DocumentKey key = stored();
    update(key, "{'voice': {'tone': ['warm']}}");
    update(key, "{'voice': {'tone': ['warm']}}");

    assertThat(documents().versions(key)).hasSize(2);
  }

  @Test
  default void aRunThatIsCarriedOutAgainDoesNotWriteOverWhatOthersWroteSince() {
    DocumentKey key = stored();
    Invocation mine = call(key.tenant(), "ann", "run_7");
    UpdateProfile.Output first = update(mine, key.id(), "{'name': 'Mine'}");
    update(key, "{'name': 'Theirs'}");

    assertThat(update(mine, key.id(), "{'name': 'Mine'}")).isEqualTo(first);
    assertThat(get(key).path("name").asText()).isEqualTo("Theirs");
    assertThat(documents().versions(key)).hasSize(3);
  }

  @Test
  default void aRefusedPatchWritesNothing() {
    DocumentKey key = stored();

    Fault refusal =
        catchThrowableOfType(
            Fault.class, () -> update(key, "{'name': 'Fine', 'voice': {'tone': ['']}}"));

    assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_INPUT);
    assertThat(refusal.violations().getFirst().pointer()).isEqualTo("/patch/voice/tone/0");
    assertThat(documents().versions(key)).hasSize(1);
  }

  @Test
  default void anotherTenantsProfileIsMissingLikeOneThatNeverWas() {
    DocumentKey theirs = stored();
    Invocation mine = call(new TenantId("stranger"), "eve", "run_1");

    Fault foreign = missing(mine, theirs.id());
    Fault unknown = missing(mine, "never-was");

    assertThat(foreign.detail()).isEqualTo(unknown.detail());
    assertThat(foreign.members()).isEqualTo(unknown.members());
    assertThat(documents().versions(theirs)).hasSize(1);
  }

  @Test
  default void anIdThatNoProfileCanHaveIsMissing() {
    Invocation call = call(new TenantId("demo"), "ann", "run_1");

    missing(call, "x".repeat(256));
    missing(call, "a\u0000b");
    missing(call, "../demo");
  }

  @Test
  default void patchesOfDifferentFieldsAtTheSameTimeAllCount() throws Exception {
    DocumentKey key = stored();
    List<Callable<UpdateProfile.Output>> updates = new ArrayList<>();
    for (String patch :
        List.of(
            "{'name': 'Together'}",
            "{'voice': {'tone': ['at once']}}",
            "{'audience': {'primary': 'all'}}",
            "{'claims_policy': {'compliance_notes': ['none lost']}}")) {
      updates.add(() -> update(key, patch));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(updates.size())) {
      for (Future<UpdateProfile.Output> done : threads.invokeAll(updates)) {
        assertThat(done.get().ok()).isTrue();
      }
    }

    JsonNode profile = get(key);
    assertThat(profile.at("/name").asText()).isEqualTo("Together");
    assertThat(profile.at("/voice/tone/0").asText()).isEqualTo("at once");
    assertThat(profile.at("/audience/primary").asText()).isEqualTo("all");
    assertThat(profile.at("/claims_policy/compliance_notes/0").asText()).isEqualTo("none lost");
    assertThat(documents().versions(key)).hasSize(5);
  }

  @Test
  default void givesUpWhenOthersAlwaysWriteFirst() {
    DocumentKey key = stored();
    Profiles profiles = new Profiles(new RacingDocuments(documents()));

    Fault fault =
        catchThrowableOfType(
            Fault.class,
            () ->
                profiles.change(
                    call(key.tenant(), "ann", "run_1"),
                    new ProfileId(key.id()),
                    new ProfilePatch(json("{'voice': {'tone': ['late']}}"))));

    assertThat(fault.type()).isEqualTo(ProblemType.CONFLICT);
    assertThat(documents().versions(key))
        .extracting(version -> version.author().principal())
        .doesNotContain("ann");
  }

  private DocumentKey stored() {
    DocumentKey key =
        new DocumentKey(new TenantId("t" + UUID.randomUUID()), "brand_profiles", "demo");
    documents().write(key, 0, Samples.profile(), new Authorship("seed", "seed"));
    return key;
  }

  private Documents documents() {
    return context().getBean(Documents.class);
  }

  private JsonNode get(DocumentKey key) {
    GetProfile.Output output =
        context()
            .getBean(GetProfile.class)
            .handle(
                call(key.tenant(), "ann", "run_1"), new GetProfile.Input(new ProfileId(key.id())));
    return RecordJson.write(output.brand());
  }

  private UpdateProfile.Output update(DocumentKey key, String patch) {
    return update(call(key.tenant(), "ann", "run_" + UUID.randomUUID()), key.id(), patch);
  }

  private UpdateProfile.Output update(Invocation call, String id, String patch) {
    return context()
        .getBean(UpdateProfile.class)
        .handle(call, new UpdateProfile.Input(new ProfileId(id), JsonDocument.of(json(patch))));
  }

  private Fault missing(Invocation call, String id) {
    Fault fault = catchThrowableOfType(Fault.class, () -> update(call, id, "{'name': 'Mine now'}"));
    assertThat(fault.type()).isEqualTo(ProblemType.NOT_FOUND);
    return fault;
  }

  private static Invocation call(TenantId tenant, String principal, String run) {
    return new Invocation(tenant, principal, run, 1, "key-1", Instant.MAX, 1);
  }
}

package dev.steward.brand;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.executor.Invocation;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentVersion;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.WriteResult;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The profiles of all tenants, each a document with all its versions. */
@Singleton
final class Profiles {
  /** So often is a patch laid on anew when others write at the same time. */
  private static final int TRIES = 5;

  private final Documents documents;

  Profiles(Documents documents) {
    this.documents = documents;
  }

  /** The latest version; a profile of another tenant is missing like one that never was. */
  DocumentVersion latest(Invocation call, ProfileId id) {
    return id.key(call.tenant())
        .flatMap(documents::latest)
        .orElseThrow(() -> new Fault(ProblemType.NOT_FOUND, "there is no such brand profile"));
  }

  /**
   * The version that is as the patch says: a new one, or the latest when it changes nothing. One
   * that this run wrote already, in an attempt whose end nobody saw, is found and not written again
   * over what others wrote since.
   */
  DocumentVersion change(Invocation call, ProfileId id, ProfilePatch patch) {
    for (int tried = 0; tried < TRIES; tried++) {
      DocumentVersion latest = latest(call, id);
      Optional<DocumentVersion> ours = writtenBy(call, latest);
      if (ours.isPresent()) {
        return ours.get();
      }
      JsonNode patched = patch.appliedTo(latest.content());
      if (patched.equals(latest.content())) {
        return latest;
      }
      Authorship author = new Authorship(call.principal(), call.run());
      switch (documents.write(latest.key(), latest.version(), patched, author)) {
        case WriteResult.Written written -> {
          return written.version();
        }
        case WriteResult.Conflict another -> {}
      }
    }
    throw new Fault(
        ProblemType.CONFLICT,
        "others kept changing the profile at the same time; nothing was written");
  }

  private Optional<DocumentVersion> writtenBy(Invocation call, DocumentVersion latest) {
    return documents.versions(latest.key()).stream()
        .filter(version -> version.author().run().equals(call.run()))
        .findFirst();
  }
}

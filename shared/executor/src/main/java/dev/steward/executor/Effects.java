package dev.steward.executor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.core.Fault;
import dev.steward.core.TenantId;
import dev.steward.ports.documents.Authorship;
import dev.steward.ports.documents.DocumentKey;
import dev.steward.ports.documents.DocumentTooLarge;
import dev.steward.ports.documents.DocumentVersion;
import dev.steward.ports.documents.Documents;
import dev.steward.ports.documents.WriteResult;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of every effect key, one document for each. Who writes its first version may do the
 * work; its end is written over the version that began it, so that an attempt whose place a later
 * one took can end nothing.
 */
@Singleton
final class Effects {
  private static final Logger LOG = LoggerFactory.getLogger(Effects.class);
  private static final String COLLECTION = "effects";

  private final Documents documents;
  private final InstantSource clock;

  Effects(Documents documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  Optional<Effect> find(TenantId tenant, String key) {
    return documents.latest(key(tenant, key)).map(version -> Effect.of(version.content()));
  }

  /**
   * Before the work is begun. Throws a fault when the key belongs to another call, is being worked
   * on, or was taken over by a later attempt.
   */
  Claim claim(Invocation call, ToolHandler<?, ?> handler, Digest fingerprint) {
    Effect wanted = Effect.started(call, handler.tool(), fingerprint, clock.instant());
    WriteResult result = write(call, 0, wanted);
    while (true) {
      switch (result) {
        case WriteResult.Written written -> {
          return new Claim.Mine(call, wanted, written.version().version());
        }
        case WriteResult.Conflict(Optional<DocumentVersion> latest) -> {
          DocumentVersion version = latest.orElseThrow();
          Effect known = Effect.of(version.content());
          wanted.mustBeTheCallOf(known);
          if (known.state() != Effect.State.STARTED) {
            return new Claim.Ended(known);
          }
          if (wanted.epoch() == known.epoch() || !handler.repeatable()) {
            throw new KeyTaken();
          }
          result = write(call, version.version(), wanted);
        }
      }
    }
  }

  /** Throws a fault when a later attempt took the key over: its answer counts. */
  void done(Claim.Mine mine, JsonNode output, Map<String, Long> usage) {
    Effect done = mine.effect().done(Optional.of(output), usage, clock.instant());
    try {
      end(mine, done);
    } catch (DocumentTooLarge tooLarge) {
      LOG.warn("the output of {} was too large to be kept for a repeated call", done.tool());
      end(mine, mine.effect().done(Optional.empty(), usage, clock.instant()));
    }
  }

  void failed(Claim.Mine mine, Fault refusal) {
    JsonNode problem = KeptProblem.of(refusal);
    end(mine, mine.effect().failed(problem.path("status").asInt(), problem, clock.instant()));
  }

  private void end(Claim.Mine mine, Effect ended) {
    WriteResult result;
    try {
      result = write(mine.call(), mine.version(), ended);
    } catch (DocumentTooLarge tooLarge) {
      throw tooLarge;
    } catch (Fault away) {
      // What happened has happened: the caller is told, even when nobody can be told again.
      LOG.warn("the end of {} for {} could not be kept", ended.tool(), ended.run(), away);
      return;
    }
    if (result instanceof WriteResult.Conflict) {
      throw Effect.fenced();
    }
  }

  private WriteResult write(Invocation call, long basedOn, Effect effect) {
    return documents.write(
        key(call.tenant(), call.effectKey()),
        basedOn,
        effect.json(),
        new Authorship(call.principal(), call.run()));
  }

  private static DocumentKey key(TenantId tenant, String key) {
    return new DocumentKey(tenant, COLLECTION, key);
  }
}

package dev.steward.controlplane.policies;

import dev.steward.policy.Policy;
import dev.steward.policy.PolicyFiles;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The policies of the house, read once at start. The first expression to be compiled takes most of
 * a second, so that goes on beside the rest of the start; a policy that cannot be used ends it.
 */
@Context
final class HousePolicies implements ApplicationEventListener<StartupEvent> {
  private final CompletableFuture<List<Policy>> policies;

  HousePolicies(PolicySettings settings) {
    policies = CompletableFuture.supplyAsync(() -> PolicyFiles.load(Path.of(settings.folder())));
  }

  List<Policy> all() {
    try {
      return policies.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void onApplicationEvent(StartupEvent started) {
    var _ = all();
  }
}

package dev.steward.journal.checkpoints;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.checkpoints}: the name of this instance in its logs, which must be another one
 * after the key or the place of the checkpoints was lost, and the file of the signing key, which is
 * only made where that is asked for.
 */
@ConfigurationProperties("steward.checkpoints")
record CheckpointSettings(
    @Bindable(defaultValue = "local") String instance,
    @Nullable Path key,
    @Bindable(defaultValue = "false") boolean makeKey) {
  CheckpointSettings {
    if (!LogId.INSTANCE.matcher(instance).matches()) {
      throw new IllegalArgumentException(
          "steward.checkpoints.instance is 1 to 63 of a-z 0-9 -, beginning with a letter");
    }
  }
}

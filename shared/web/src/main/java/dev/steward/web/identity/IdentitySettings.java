package dev.steward.web.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code steward.identity}: the folder of the local signing keys, if this process has them, and the
 * audiences under which this process is addressed.
 */
@ConfigurationProperties("steward.identity")
record IdentitySettings(
    @Nullable Path keys, @Bindable(defaultValue = LocalTokens.AUDIENCE) List<String> audiences) {
  IdentitySettings {
    audiences = List.copyOf(audiences);
  }
}

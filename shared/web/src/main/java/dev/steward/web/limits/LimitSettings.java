package dev.steward.web.limits;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** {@code steward.web}: how long a request may take to arrive, from its first byte to its last. */
@ConfigurationProperties("steward.web")
record LimitSettings(@Bindable(defaultValue = "30s") Duration requestTimeout) {}

package dev.steward.controlplane.slack;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.Optional;

/**
 * With a {@code token} and a {@code channel} approvals and news are posted there; with the {@code
 * signingSecret} of the same app its buttons work. {@code links} is where browsers find Steward: a
 * message without it links to nothing. {@code answers} is where Slack takes what is said to the
 * person who pressed one.
 */
@ConfigurationProperties("steward.slack")
record SlackSettings(
    Optional<String> token,
    Optional<String> channel,
    Optional<String> signingSecret,
    Optional<URI> links,
    @Bindable(defaultValue = "https://slack.com/api/") URI api,
    @Bindable(defaultValue = "https://hooks.slack.com/") URI answers) {}

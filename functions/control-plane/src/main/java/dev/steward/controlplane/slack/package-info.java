/** Slack: an approval as a message with buttons, and what is pressed there, signed by Slack. */
@NullMarked
package dev.steward.controlplane.slack;

import org.jspecify.annotations.NullMarked;

/** Takes events in: CloudEvents and a plain form, checked one by one, kept before it answers. */
@NullMarked
package dev.steward.analytics.intake;

import org.jspecify.annotations.NullMarked;

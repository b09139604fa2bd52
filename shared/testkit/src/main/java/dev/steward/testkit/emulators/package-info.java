/** Google's own emulators, started from an installed Google Cloud SDK. */
@NullMarked
package dev.steward.testkit.emulators;

import org.jspecify.annotations.NullMarked;

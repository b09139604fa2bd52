/** Files that are only ever added to: what is put there stays as it was put. */
@NullMarked
package dev.steward.ports.artifacts;

import org.jspecify.annotations.NullMarked;

/** The bus as a log of files. */
@NullMarked
package dev.steward.embedded.events;

import org.jspecify.annotations.NullMarked;

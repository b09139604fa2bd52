/** The promises, each checked against what clients, executor and database wrote down. */
@NullMarked
package dev.steward.reliability.promises;

import org.jspecify.annotations.NullMarked;

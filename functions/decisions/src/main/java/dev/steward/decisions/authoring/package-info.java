/** Writing a constitution with the mistakes in sight, before anybody publishes it. */
@NullMarked
package dev.steward.decisions.authoring;

import org.jspecify.annotations.NullMarked;

/** Issues and pull requests of GitHub: told by webhook, triaged, labelled. */
@NullMarked
package dev.steward.decisions.github;

import org.jspecify.annotations.NullMarked;

/** Daily jobs: leased, done once for a day, taken up again where they were broken off. */
@NullMarked
package dev.steward.decisions.jobs;

import org.jspecify.annotations.NullMarked;

/** The views of the warehouse as pages for people: what runs, what it costs, who decides. */
@NullMarked
package dev.steward.analytics.reports;

import org.jspecify.annotations.NullMarked;

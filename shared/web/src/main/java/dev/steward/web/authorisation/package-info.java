/** The one decision point: which route may be called by whom. */
@NullMarked
package dev.steward.web.authorisation;

import org.jspecify.annotations.NullMarked;

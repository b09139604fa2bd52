/** The flows for n8n in the folder {@code flows}, looked over without n8n. */
@NullMarked
package dev.steward.decisions.flows;

import org.jspecify.annotations.NullMarked;

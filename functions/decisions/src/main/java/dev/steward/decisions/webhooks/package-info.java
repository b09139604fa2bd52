/** What vendors tell by signed webhooks: each once, decided about, and acted on at theirs. */
@NullMarked
package dev.steward.decisions.webhooks;

import org.jspecify.annotations.NullMarked;

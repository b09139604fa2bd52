/** What people are told though nothing waits for them: entries of the journal that ask for it. */
@NullMarked
package dev.steward.controlplane.news;

import org.jspecify.annotations.NullMarked;

/** What is known of each user, as a table that analyses are made on. */
@NullMarked
package dev.steward.analytics.users;

import org.jspecify.annotations.NullMarked;

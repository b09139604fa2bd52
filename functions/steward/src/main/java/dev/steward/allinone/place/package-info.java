/** The folder an instance lives in: its keys, its data, its logs, and who is running there now. */
@NullMarked
package dev.steward.allinone.place;

import org.jspecify.annotations.NullMarked;

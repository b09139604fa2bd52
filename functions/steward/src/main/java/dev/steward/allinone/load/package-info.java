/** History out of files: rows become events, which are sent until every one is kept or refused. */
@NullMarked
package dev.steward.allinone.load;

import org.jspecify.annotations.NullMarked;

/** The JSON body of a request, parsed strictly. */
@NullMarked
package dev.steward.web.body;

import org.jspecify.annotations.NullMarked;

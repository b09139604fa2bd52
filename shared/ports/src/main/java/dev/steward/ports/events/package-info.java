/** What happened, on its way from those who say it to those who keep it. */
@NullMarked
package dev.steward.ports.events;

import org.jspecify.annotations.NullMarked;

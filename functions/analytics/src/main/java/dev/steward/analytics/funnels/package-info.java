/** How far users get through steps in order, and where they fall out. */
@NullMarked
package dev.steward.analytics.funnels;

import org.jspecify.annotations.NullMarked;

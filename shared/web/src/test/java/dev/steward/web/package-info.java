/** The web edge, tried over real HTTP. */
@NullMarked
package dev.steward.web;

import org.jspecify.annotations.NullMarked;

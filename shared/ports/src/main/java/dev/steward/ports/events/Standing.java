package dev.steward.ports.events;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a subscription fares: how many events wait for it (as far as it can tell), why it is not
 * getting on at the moment, and how many events were handled, handed over again and given up since
 * it was opened.
 */
public record Standing(
    OptionalLong backlog,
    boolean paused,
    Optional<String> failing,
    long handled,
    long repeated,
    long dead) {}

package dev.steward.decisions.scorecards;

/** Both arms while their weights stayed the same: an epoch, or a step of a rollout. */
public record Stage(Side candidate, Side baseline) {}

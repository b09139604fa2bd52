package dev.steward.reliability.records;

/** What the database says was spent and is held under a budget. */
public record Period(String tenant, String budget, long posted, long pending, long limit) {}

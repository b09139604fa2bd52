package dev.steward.decisions.constitutions;

/** How variants are compared: outcomes each arm needs, how much better, and the least share. */
public record Trial(int minimum, double margin, double floor) {}

package dev.steward.controlplane.ledger.reconciliation;

/** A line of an invoice, numbered as in its file; the amount in micros. */
record InvoiceLine(int number, String run, long micros, String currency) {}

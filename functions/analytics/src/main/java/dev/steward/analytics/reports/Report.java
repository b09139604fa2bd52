package dev.steward.analytics.reports;

import j2html.tags.DomContent;

/** One page: a question that is asked of a view of the warehouse. */
interface Report {
  /** Where it is among the pages, and its place in their order. */
  Place place();

  Findings find(Asked asked);

  /** What to do when there is nothing to see. */
  DomContent whenEmpty();

  /** The pages in the order in which they are listed. */
  enum Place {
    RUNS("runs", "Runs", "What was called, and what became of it?"),
    SPEND("spend", "Spend", "What did it cost, and who asked for it?"),
    LATENCY("latency", "Latency", "How long did it take, and who took the time?"),
    APPROVALS("approvals", "Approvals", "What waited for people, and what did they say?"),
    DECISIONS("decisions", "Decisions", "What was decided, and how well did it go?"),
    AUTONOMY("autonomy", "Autonomy", "Which policy may act alone, and since when?"),
    FUNNELS("funnels", "Funnels", "What do users do from day to day?"),
    INSIGHTS("insights", "Insights", "What was found out, and what is to be done?");

    private final String path;
    private final String title;
    private final String question;

    Place(String path, String title, String question) {
      this.path = path;
      this.title = title;
      this.question = question;
    }

    String path() {
      return path;
    }

    String title() {
      return title;
    }

    String question() {
      return question;
    }
  }
}

package dev.steward.web.observability;

import ch.qos.logback.core.PropertyDefinerBase;

/** Whether {@code STEWARD_LOG_FILE} asks for a file of log lines as well. */
public final class LogFile extends PropertyDefinerBase {
  @Override
  public String getPropertyValue() {
    String file = System.getenv("STEWARD_LOG_FILE");
    return file == null || file.isBlank() ? "nofile" : "file";
  }
}

package dev.steward.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text and the personal data that people marked in it. */
record Sample(String text, List<Span> marked) {
  private static final Pattern MARK = Pattern.compile("<([A-Z]+):([^>]*)>");
  private static final Map<String, EntityType> FOREIGN =
      Map.of(
          "PHONE_NUMBER", EntityType.PHONE,
          "CREDIT_CARD", EntityType.CARD,
          "DATE_TIME", EntityType.DATE,
          "DOMAIN_NAME", EntityType.DOMAIN,
          "US_SSN", EntityType.SSN,
          "IP_ADDRESS", EntityType.IP,
          "EMAIL_ADDRESS", EntityType.EMAIL,
          "IBAN_CODE", EntityType.IBAN,
          "US_DRIVER_LICENSE", EntityType.LICENSE);

  /** Ours: one text a line, with marks such as {@code <PERSON:Ann Lee>}. */
  static List<Sample> ours() {
    try (InputStream file = Sample.class.getResourceAsStream("samples.txt")) {
      String all = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().map(Sample::unmarked).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample unmarked(String line) {
    StringBuilder text = new StringBuilder();
    List<Span> marked = new ArrayList<>();
    Matcher mark = MARK.matcher(line);
    int from = 0;
    while (mark.find()) {
      text.append(line, from, mark.start());
      int start = text.length();
      text.append(mark.group(2));
      marked.add(new Span(start, text.length(), EntityType.valueOf(mark.group(1))));
      from = mark.end();
    }
    return new Sample(text.append(line, from, line.length()).toString(), marked);
  }

  /** A JSON array of {@code {full_text, spans: [{entity_type, start_position, end_position}]}}. */
  static List<Sample> of(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (JsonNode sample : new ObjectMapper().readTree(file.toFile())) {
      List<Span> marked = new ArrayList<>();
      for (JsonNode span : sample.path("spans")) {
        String type = span.path("entity_type").asText();
        marked.add(
            new Span(
                span.path("start_position").asInt(),
                span.path("end_position").asInt(),
                FOREIGN.containsKey(type) ? FOREIGN.get(type) : EntityType.valueOf(type)));
      }
      samples.add(new Sample(sample.path("full_text").asText(), marked));
    }
    return samples;
  }
}

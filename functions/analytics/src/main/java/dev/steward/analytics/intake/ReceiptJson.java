package dev.steward.analytics.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.steward.core.Violation;
import dev.steward.json.Json;
import dev.steward.ports.warehouse.Punctuality;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of a receipt: what its record's JSON would be, without a tree of it. */
final class ReceiptJson {
  private static final JsonFactory FACTORY = Json.MAPPER.getFactory();
  private static final int BYTES_A_VERDICT = 128;

  private static final SerializableString VERDICT = new SerializedString("verdict");
  private static final SerializableString SOURCE = new SerializedString("source");
  private static final SerializableString ID = new SerializedString("id");
  private static final SerializableString PUNCTUALITY = new SerializedString("punctuality");
  private static final Map<Verdict.Decision, SerializableString> DECISIONS =
      words(Verdict.Decision.class);
  private static final Map<Punctuality, SerializableString> PUNCTUALITIES =
      words(Punctuality.class);

  private ReceiptJson() {}

  static byte[] bytes(Receipt receipt) {
    var bytes = new ByteArrayOutputStream(BYTES_A_VERDICT * (1 + receipt.events().size()));
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(receipt, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes every byte", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Receipt receipt, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("accepted", receipt.accepted());
    out.writeNumberField("duplicate", receipt.duplicate());
    out.writeNumberField("refused", receipt.refused());
    out.writeNumberField("late", receipt.late());
    out.writeNumberField("future", receipt.future());
    out.writeArrayFieldStart("events");
    for (Verdict each : receipt.events()) {
      write(each, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(Verdict verdict, JsonGenerator out) throws IOException {
    out.writeStartObject();
    word(VERDICT, DECISIONS.get(verdict.verdict()), out);
    text(SOURCE, verdict.source(), out);
    text(ID, verdict.id(), out);
    Punctuality punctuality = verdict.punctuality();
    word(PUNCTUALITY, punctuality == null ? null : PUNCTUALITIES.get(punctuality), out);
    List<Violation> violations = verdict.violations();
    if (violations != null) {
      out.writeArrayFieldStart("violations");
      for (Violation each : violations) {
        out.writeStartObject();
        out.writeStringField("pointer", each.pointer());
        out.writeStringField("message", each.message());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void text(SerializableString name, @Nullable String text, JsonGenerator out)
      throws IOException {
    if (text != null) {
      out.writeFieldName(name);
      out.writeString(text);
    }
  }

  private static void word(
      SerializableString name, @Nullable SerializableString word, JsonGenerator out)
      throws IOException {
    if (word != null) {
      out.writeFieldName(name);
      out.writeString(word);
    }
  }

  /** Each constant in lower case, ready to be written. */
  private static <E extends Enum<E>> Map<E, SerializableString> words(Class<E> type) {
    Map<E, SerializableString> words = new EnumMap<>(type);
    for (E each : type.getEnumConstants()) {
      words.put(each, new SerializedString(each.name().toLowerCase(Locale.ROOT)));
    }
    return words;
  }
}

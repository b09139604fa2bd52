package dev.steward.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Parses what arrives from outside. Refuses with a {@link MalformedJson}: invalid UTF-8, a byte
 * order mark, duplicate keys, anything over the limits, whole numbers beyond 2^53, non-finite
 * numbers, lone surrogates, U+0000 (no text in Postgres can hold it), anything after the value,
 * nothing at all. What it returns equals, as a tree, what it would return for the canonical form.
 */
public final class StrictJson {
  private StrictJson() {}

  /** Within {@link JsonLimits#DEFAULT}. */
  public static JsonNode parse(byte[] utf8) {
    return parse(utf8, JsonLimits.DEFAULT);
  }

  public static JsonNode parse(byte[] utf8, JsonLimits limits) {
    if (utf8.length > limits.bytes()) {
      throw new MalformedJson("the text is longer than " + limits.bytes() + " bytes");
    }
    return new TreeReader(limits).read(decode(utf8));
  }

  private static String decode(byte[] utf8) {
    // A String puts U+FFFD for what it cannot read; where there is none, it is the faster decoder.
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(utf8);
    try {
      return decoder.decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJson("the text is not UTF-8 from byte " + bytes.position() + " on");
    }
  }
}

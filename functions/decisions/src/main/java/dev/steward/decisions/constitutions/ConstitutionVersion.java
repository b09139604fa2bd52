package dev.steward.decisions.constitutions;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version such as 1.0.0, or a variant of it such as 1.1.B. Variants stand behind all
 * versions of their minor: the latest version of a name is never a variant.
 */
public record ConstitutionVersion(int major, int minor, String last)
    implements Comparable<ConstitutionVersion> {
  private static final Pattern SHAPE =
      Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5}|[A-Z])");
  private static final Comparator<ConstitutionVersion> ORDER =
      Comparator.comparingInt(ConstitutionVersion::major)
          .thenComparingInt(ConstitutionVersion::minor)
          .thenComparing(ConstitutionVersion::isVariant)
          .thenComparingInt(version -> version.last.length())
          .thenComparing(ConstitutionVersion::last);

  public static ConstitutionVersion parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("must be a version such as 1.0.0 or 1.1.B");
    }
    return new ConstitutionVersion(
        Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
  }

  public boolean isVariant() {
    return Character.isUpperCase(last.charAt(0));
  }

  @Override
  public int compareTo(ConstitutionVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + last;
  }
}

package dev.steward.allinone.load;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file's bytes, and how many of them were read so far. */
final class Counted extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final long size;
  private long read;

  private Counted(Path file) throws IOException {
    super(Files.newInputStream(file));
    size = Math.max(1, Files.size(file));
  }

  static Counted open(Path file) throws IOException {
    return new Counted(file);
  }

  /** What is in it, unpacked where the name says that it is packed. */
  InputStream content(FileName name) throws IOException {
    return new BufferedInputStream(
        name.compressed() ? new GZIPInputStream(this, BUFFER) : this, BUFFER);
  }

  double share() {
    return Math.min(1, (double) read / size);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    read += one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    read += Math.max(0, count);
    return count;
  }
}

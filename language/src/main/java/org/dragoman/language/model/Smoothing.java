package org.dragoman.language.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * By what the encoder's activations are divided before they are rounded to 8 bits, and the weights
 * multiplied, channel by channel, so that a few large channels do not cost the others their
 * precision (SmoothQuant, arXiv 2211.10438).
 *
 * <p>The factors come from a calibration text and are kept as powers of the eighth root of two, a
 * byte each, so that the same pack is made on every machine. Immutable and thread-safe.
 */
final class Smoothing {

  /** No smoothing. */
  static final Smoothing NONE = new Smoothing(null, 0, 0);

  private static final String RESOURCE = "smoothing.bin";
  private static final double STEPS = 8;

  /** Where activations are rounded, in the order of the file. */
  enum Site {
    /** What enters a layer. */
    INPUT,
    /** What attention brings together. */
    CONTEXT,
    /** What enters the two wide products. */
    MIDDLE,
    /** What stands between these two. */
    WIDE
  }

  private final byte @Nullable [] steps;
  private final int hidden;
  private final int wide;

  Smoothing(byte @Nullable [] steps, int hidden, int wide) {
    this.steps = steps;
    this.hidden = hidden;
    this.wide = wide;
  }

  /** The factors for the published encoder. */
  static Smoothing shipped() {
    try (InputStream in = Smoothing.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      return new Smoothing(in.readAllBytes(), 768, 3072);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A site's factors, or all ones. */
  @SuppressWarnings("EnumOrdinal") // The order of the sites is the order of the file.
  float[] factors(int layer, Site site, int channels) {
    float[] factors = new float[channels];
    int from = layer * (3 * hidden + wide) + site.ordinal() * hidden;
    for (int i = 0; i < channels; i++) {
      factors[i] = steps == null ? 1 : (float) StrictMath.pow(2, steps[from + i] / STEPS);
    }
    return factors;
  }

  /** The step nearest to a factor. */
  static byte step(double factor) {
    long step = Math.round(STEPS * StrictMath.log(factor) / StrictMath.log(2));
    return (byte) Math.clamp(step, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }
}

package org.dragoman.language.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * How the encoder's activations are rounded to 8 bits, place by place.
 *
 * <p>Channel by channel they are divided beforehand, and the weights multiplied, so that a few
 * large channels do not cost the others their precision (SmoothQuant, arXiv 2211.10438). Then the
 * whole activation has one scale. Factors and ranges come from a calibration text and are kept as
 * powers of the eighth root of two, a byte each, so that the same pack is made on every machine.
 * The file: for each layer the factors of its places, then for each layer and place the steps of
 * how far values go below and above zero. Immutable and thread-safe.
 */
final class Smoothing {

  /** No smoothing. */
  static final Smoothing NONE = new Smoothing(null, 0, 0, 0);

  private static final String RESOURCE = "smoothing.bin";
  private static final double STEPS = 8;

  /** How far values may go where nothing was calibrated. */
  private static final float UNKNOWN = 12;

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
  private final int layers;
  private final int hidden;
  private final int wide;

  Smoothing(byte @Nullable [] steps, int layers, int hidden, int wide) {
    this.steps = steps;
    this.layers = layers;
    this.hidden = hidden;
    this.wide = wide;
  }

  /**
   * The range of a place in 8 bits.
   *
   * @param scale what an integer is multiplied by
   * @param zero the integer that stands for zero, 0 to 255
   */
  record Range(float scale, int zero) {

    /** The range from {@code -below} to {@code above}. */
    static Range of(float below, float above) {
      float scale = (below + above) / 255;
      return new Range(scale, Math.round(below / scale));
    }
  }

  /** The factors for the published encoder. */
  static Smoothing shipped() {
    try (InputStream in = Smoothing.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      return new Smoothing(in.readAllBytes(), ModelPack.LAST, 768, 3072);
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
      factors[i] = steps == null ? 1 : power(steps[from + i]);
    }
    return factors;
  }

  /** A place's range; values beyond it are cut. */
  @SuppressWarnings("EnumOrdinal") // The order of the sites is the order of the file.
  Range range(int layer, Site site) {
    if (steps == null) {
      return Range.of(UNKNOWN, UNKNOWN);
    }
    int at = layers * (3 * hidden + wide) + 2 * (layer * Site.values().length + site.ordinal());
    return Range.of(power(steps[at]), power(steps[at + 1]));
  }

  private static float power(byte step) {
    return (float) StrictMath.pow(2, step / STEPS);
  }

  /** The step nearest to a factor. */
  static byte step(double factor) {
    long step = Math.round(STEPS * StrictMath.log(factor) / StrictMath.log(2));
    return (byte) Math.clamp(step, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }
}

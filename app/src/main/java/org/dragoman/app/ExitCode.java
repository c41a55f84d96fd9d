package org.dragoman.app;

/** How the program ends; the numbers are part of its interface. */
public final class ExitCode {

  /** Everything asked for was done. */
  public static final int DONE = 0;

  /** Some inputs could not be read, or nothing was found; the rest is done. */
  public static final int INCOMPLETE = 1;

  /** The command line was not understood. */
  public static final int USAGE = 2;

  /** The archive or the output could not be used. */
  public static final int UNUSABLE = 3;

  /** A defect of the program. */
  public static final int DEFECT = 70;

  private ExitCode() {}
}

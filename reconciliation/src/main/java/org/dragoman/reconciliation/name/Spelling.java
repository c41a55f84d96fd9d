package org.dragoman.reconciliation.name;

/** A word in the small alphabet of {@link Latinizer}, prepared for comparing. Immutable. */
final class Spelling {

  private final String latin;
  private final int[] numbers;
  private final String skeleton;

  private Spelling(String latin) {
    this.latin = latin;
    this.numbers = SoundModel.numbers(latin);
    this.skeleton = Skeleton.of(latin);
  }

  static Spelling of(String latin) {
    return new Spelling(latin);
  }

  String latin() {
    return latin;
  }

  /** The numbers of its letters in {@link SoundModel}; not to be changed. */
  int[] numbers() {
    return numbers;
  }

  /** Its consonants by kind. */
  String skeleton() {
    return skeleton;
  }

  /** The kind of its first sound. */
  char first() {
    return Skeleton.first(latin);
  }

  int length() {
    return latin.length();
  }

  /** Whether it is a number, which is the same or another, never alike. */
  boolean number() {
    for (int i = 0; i < latin.length(); i++) {
      if (latin.charAt(i) > '9') {
        return false;
      }
    }
    return !latin.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spelling spelling && spelling.latin.equals(latin);
  }

  @Override
  public int hashCode() {
    return latin.hashCode();
  }

  @Override
  public String toString() {
    return latin;
  }
}

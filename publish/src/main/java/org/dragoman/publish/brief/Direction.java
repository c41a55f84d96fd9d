package org.dragoman.publish.brief;

/** In which direction words run. */
final class Direction {

  private Direction() {}

  /** Whether some letter of a text runs against the text around it. */
  static boolean differs(String text, boolean rightToLeft) {
    return text.codePoints().anyMatch(c -> rightToLeft ? isLeftToRight(c) : isRightToLeft(c));
  }

  static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  static boolean isLeftToRight(int c) {
    return Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
  }
}

package org.dragoman.publish.brief;

/** In which direction words run. */
final class Direction {

  private Direction() {}

  /** Whether some letter of a text runs against the text around it. */
  static boolean differs(String text, boolean rightToLeft) {
    return text.codePoints().anyMatch(c -> rightToLeft ? isLeftToRight(c) : isRightToLeft(c));
  }

  /** Whether the first letter of a text that has a direction is written from right to left. */
  static boolean beginsRightToLeft(String text) {
    return text.codePoints()
        .filter(c -> isRightToLeft(c) || isLeftToRight(c))
        .mapToObj(Direction::isRightToLeft)
        .findFirst()
        .orElse(false);
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

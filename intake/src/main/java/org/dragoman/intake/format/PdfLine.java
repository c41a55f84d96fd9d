package org.dragoman.intake.format;

/**
 * A line of a PDF page.
 *
 * @param text its words, in the order of reading
 * @param left where it begins on the page, in points
 * @param right where it ends
 * @param y how far below the page's top it stands
 * @param size how large its letters are
 */
record PdfLine(String text, float left, float right, float y, float size) {

  float width() {
    return right - left;
  }

  /** Whether most of its letters are read from the right. */
  boolean isRightToLeft() {
    int right = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        byte direction = Character.getDirectionality(c);
        right +=
            direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                ? 1
                : 0;
      }
    }
    return right * 2 > letters;
  }
}

// Spans count Unicode code points; JavaScript strings count UTF-16 units.

/** The code points of a text, so that `points.slice(start, end).join('')` is a span's quote. */
export function points(text: string): string[] {
  return Array.from(text)
}

/** The words of a span. */
export function span(text: string, start: number, end: number): string {
  return points(text).slice(start, end).join('')
}

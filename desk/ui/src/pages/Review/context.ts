// The words around an assertion's evidence.

export interface Stretch {
  start: number
  end: number
}

export interface Piece {
  text: string
  role: 'plain' | 'evidence' | 'link'
}

const ENDS = new Set(['.', '!', '?', '…', '؟', '۔', '。', '։', '\n'])
const CLOSERS = new Set(['"', '”', '»', ')', '’', '“', ']'])

/** The stretch of whole sentences around a span, with at least some characters on each side. */
export function around(text: readonly string[], span: Stretch, room = 110): Stretch {
  const last = text.length
  let start = Math.max(0, Math.min(span.start, last))
  let end = Math.max(start, Math.min(span.end, last))
  const endsAt = (at: number) =>
    ENDS.has(text[at] ?? '') && (text[at] === '\n' || at + 1 >= last || /\s/.test(text[at + 1] ?? '') || CLOSERS.has(text[at + 1] ?? ''))
  const least = Math.max(0, start - room)
  const most = Math.max(0, start - room * 3)
  while (start > most && !(start <= least && endsAt(start - 1))) start--
  const far = Math.min(last, end + room)
  const farthest = Math.min(last, end + room * 3)
  while (end < farthest && !(end >= far && endsAt(end - 1))) end++
  while (start < span.start && /\s/.test(text[start] ?? '')) start++
  while (end > span.end && /\s/.test(text[end - 1] ?? '')) end--
  return { start, end }
}

/** Cuts a stretch into pieces; evidence wins over links where both lie on the same words. */
export function cut(text: readonly string[], stretch: Stretch, evidence: readonly Stretch[], links: readonly Stretch[]): Piece[] {
  const inside = (at: number, spans: readonly Stretch[]) => spans.some(s => s.start <= at && at < s.end)
  const points = new Set([stretch.start, stretch.end])
  for (const span of [...evidence, ...links]) {
    for (const point of [span.start, span.end]) {
      if (point > stretch.start && point < stretch.end) points.add(point)
    }
  }
  const sorted = [...points].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i]!
    const role = inside(from, evidence) ? 'evidence' : inside(from, links) ? 'link' : 'plain'
    const words = text.slice(from, sorted[i + 1]!).join('')
    const before = pieces.at(-1)
    if (before?.role === role) before.text += words
    else pieces.push({ text: words, role })
  }
  return pieces
}

// Where marks stand in a text: spans of code points, cut into paragraphs and pieces, each piece knowing what covers it.

export interface Mark {
  id: string
  start: number
  end: number
}

export interface Piece {
  start: number
  text: string
  /** the marks that cover the piece, the shortest first */
  marks: readonly string[]
}

export interface Paragraph {
  start: number
  end: number
  pieces: Piece[]
}

/** The text's lines, cut wherever a mark begins or ends. Spans may overlap or nest as they like. */
export function paragraphs(text: readonly string[], marks: readonly Mark[]): Paragraph[] {
  const sound = marks.filter(mark => mark.start >= 0 && mark.start < mark.end && mark.end <= text.length)
  const byStart = [...sound].sort((a, b) => a.start - b.start)
  const out: Paragraph[] = []
  let open: Mark[] = []
  let next = 0
  let at = 0
  while (at < text.length) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    if (end > at) {
      const cuts = new Set([at, end])
      const start = at
      open = open.filter(mark => mark.end > start)
      while (next < byStart.length && byStart[next]!.start < end) open.push(byStart[next++]!)
      for (const mark of open) {
        if (mark.start > start && mark.start < end) cuts.add(mark.start)
        if (mark.end > start && mark.end < end) cuts.add(mark.end)
      }
      const edges = [...cuts].sort((a, b) => a - b)
      const pieces: Piece[] = []
      for (let n = 0; n + 1 < edges.length; n++) {
        const [from, to] = [edges[n]!, edges[n + 1]!]
        const over = open.filter(mark => mark.start <= from && mark.end >= to).sort((a, b) => a.end - a.start - (b.end - b.start))
        pieces.push({ start: from, text: text.slice(from, to).join(''), marks: over.map(mark => mark.id) })
      }
      out.push({ start: at, end, pieces })
    }
    at = end + 1
  }
  return out
}

/** A line to each mark so that overlapping ones do not share it: mark id to lane, 0 nearest to the words; at most `most` lanes. */
export function lanes(marks: readonly Mark[], most = 3): Map<string, number> {
  const out = new Map<string, number>()
  const until: number[] = []
  for (const mark of [...marks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    let lane = until.findIndex(end => end <= mark.start)
    if (lane < 0) lane = until.length < most ? until.length : most - 1
    until[lane] = Math.max(until[lane] ?? 0, mark.end)
    out.set(mark.id, lane)
  }
  return out
}

// The stretch of time that an EDTF date (ISO 8601-2) covers, for drawing. Milliseconds UTC, half-open.

export interface Stretch {
  from: number
  to: number
  /** about (~), uncertain (?) or both (%) */
  approximate: boolean
  /** an end that is not known (`..` or nothing) */
  open: 'start' | 'end' | undefined
}

export const DAY = 86_400_000

const PLAIN = /^([+-]?\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(?:T\S*?)?([~?%]?)$/
const VAGUE = /^(\d{1,3})(X{1,3})([~?%]?)$/

function at(year: number, month: number, day: number) {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date.getTime()
}

function single(text: string): Stretch | undefined {
  const vague = VAGUE.exec(text)
  if (vague) {
    const [, digits = '', unknown = '', sign = ''] = vague
    if (digits.length + unknown.length !== 4) return undefined
    const size = 10 ** unknown.length
    const year = Number(digits) * size
    return { from: at(year, 0, 1), to: at(year + size, 0, 1), approximate: sign !== '', open: undefined }
  }
  const plain = PLAIN.exec(text)
  if (!plain) return undefined
  const [, years = '', months, days, sign = ''] = plain
  const year = Number(years)
  const approximate = sign !== ''
  const month = months && months !== 'XX' ? Number(months) : undefined
  const day = days && days !== 'XX' ? Number(days) : undefined
  if (month === undefined) return { from: at(year, 0, 1), to: at(year + 1, 0, 1), approximate, open: undefined }
  if (month > 12) {
    // seasons 21–24 (and the rest of the table): roughly, the northern spring begins in March
    const first = month >= 21 && month <= 24 ? (month - 21) * 3 + 2 : 0
    return { from: at(year, first, 1), to: at(year, first + (month <= 24 ? 3 : 12), 1), approximate: true, open: undefined }
  }
  if (month < 1) return undefined
  if (day === undefined) return { from: at(year, month - 1, 1), to: at(year, month, 1), approximate, open: undefined }
  if (day < 1 || day > 31) return undefined
  const from = at(year, month - 1, day)
  return { from, to: from + DAY, approximate, open: undefined }
}

const known = new Map<string, Stretch | undefined>()

/** Undefined where the text is no date that can be placed. Reckoned once for each text: plots sort and filter by it. */
export function stretch(edtf: string | undefined): Stretch | undefined {
  if (!edtf) return undefined
  if (!known.has(edtf)) {
    if (known.size > 50_000) known.clear()
    known.set(edtf, reckoned(edtf))
  }
  return known.get(edtf)
}

function reckoned(edtf: string): Stretch | undefined {
  const parts = edtf.split('/')
  if (parts.length === 1) return single(edtf)
  if (parts.length !== 2) return undefined
  const [first = '', second = ''] = parts
  const start = first && first !== '..' ? single(first) : undefined
  const end = second && second !== '..' ? single(second) : undefined
  if (start && end) {
    if (end.to <= start.from) return undefined
    return { from: start.from, to: end.to, approximate: start.approximate || end.approximate, open: undefined }
  }
  if (start && (second === '' || second === '..')) return { ...start, open: 'end' }
  if (end && (first === '' || first === '..')) return { ...end, open: 'start' }
  return undefined
}

/** The day as an EDTF date. */
export function isoDay(time: number) {
  return new Date(time).toISOString().slice(0, 10)
}

/** The time an EDTF date spans, in milliseconds; undefined where it is open or not understood. */
export function spanOf(edtf?: string): [number, number] | undefined {
  if (!edtf) return undefined
  const [first, last] = edtf.split('/')
  const from = one(first)
  if (last === undefined) return from
  const to = one(last)
  return from && to ? [from[0], to[1]] : (from ?? to)
}

function one(value?: string): [number, number] | undefined {
  const said = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value ?? '')
  if (!said) return undefined
  const year = Number(said[1])
  const month = said[2] ? Number(said[2]) - 1 : undefined
  if (month !== undefined && month > 11) return [Date.UTC(year, 0), Date.UTC(year + 1, 0)]
  const day = said[3] ? Number(said[3]) : undefined
  return [
    Date.UTC(year, month ?? 0, day ?? 1),
    day !== undefined ? Date.UTC(year, month ?? 0, day + 1) : month !== undefined ? Date.UTC(year, month + 1) : Date.UTC(year + 1, 0),
  ]
}

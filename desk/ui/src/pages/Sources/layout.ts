// Places sources in columns: whoever cites stands before whoever is cited.

export interface Cited {
  from: string
  to: string
  times: number
}

export interface Placed {
  id: string
  column: number
  row: number
}

/**
 * Each node's level, so that an edge goes one level up where it can. Least squares over all edges,
 * therefore cycles do no harm.
 */
export function levels(ids: readonly string[], edges: readonly Cited[]): Map<string, number> {
  const level = new Map(ids.map(id => [id, 0]))
  const beside = new Map<string, { other: string; step: number; weight: number }[]>(ids.map(id => [id, []]))
  for (const { from, to, times } of edges) {
    if (from === to) continue
    const weight = Math.sqrt(times)
    beside.get(from)?.push({ other: to, step: -1, weight })
    beside.get(to)?.push({ other: from, step: 1, weight })
  }
  for (let round = 0; round < 200; round++) {
    for (const id of ids) {
      const near = beside.get(id)
      if (!near?.length) continue
      let sum = 0
      let weights = 0
      for (const { other, step, weight } of near) {
        sum += ((level.get(other) ?? 0) + step) * weight
        weights += weight
      }
      level.set(id, sum / weights)
    }
  }
  return level
}

/** The sources that hang together, largest first. */
function islands(ids: readonly string[], edges: readonly Cited[]): string[][] {
  const root = new Map(ids.map(id => [id, id]))
  const find = (id: string): string => {
    let at = id
    while (root.get(at) !== at) at = root.get(at) ?? at
    return at
  }
  for (const { from, to } of edges) root.set(find(from), find(to))
  const groups = new Map<string, string[]>()
  for (const id of ids) {
    const key = find(id)
    const group = groups.get(key)
    if (group) group.push(id)
    else groups.set(key, [id])
  }
  return [...groups.values()].sort((a, b) => b.length - a.length)
}

/** Columns by level, rows by the middle of those a source is tied to. */
export function place(ids: readonly string[], edges: readonly Cited[]): Placed[] {
  const level = levels(ids, edges)
  const column = new Map<string, number>()
  for (const island of islands(ids, edges)) {
    const lowest = Math.min(...island.map(id => level.get(id) ?? 0))
    for (const id of island) column.set(id, Math.round((level.get(id) ?? 0) - lowest))
  }
  const used = [...new Set(column.values())].sort((a, b) => a - b)
  const columns: string[][] = used.map(at => ids.filter(id => column.get(id) === at))

  const near = new Map<string, string[]>(ids.map(id => [id, []]))
  for (const { from, to } of edges) {
    near.get(from)?.push(to)
    near.get(to)?.push(from)
  }
  const tallest = Math.max(1, ...columns.map(ids => ids.length))
  const row = new Map<string, number>()
  const settle = (group: string[]) => group.forEach((id, index) => row.set(id, index + (tallest - group.length) / 2))
  columns.forEach(settle)
  for (let round = 0; round < 12; round++) {
    const order = round % 2 === 0 ? columns : [...columns].reverse()
    for (const group of order) {
      const middle = new Map(
        group.map(id => {
          const rows = (near.get(id) ?? []).map(other => row.get(other) ?? 0)
          return [id, rows.length ? rows.reduce((a, b) => a + b, 0) / rows.length : (row.get(id) ?? 0)]
        }),
      )
      group.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0))
      settle(group)
    }
  }
  return columns.flatMap((group, index) => group.map(id => ({ id, column: index, row: row.get(id) ?? 0 })))
}

import type { Sources } from '../../api'

export type SourceNode = Sources['nodes'][number]
export type SourceEdge = Sources['edges'][number]
export type EdgeKind = SourceEdge['kind']

export const EDGE_KINDS: readonly EdgeKind[] = ['cites', 'copies', 'translates']

/** The sources with the edges that leave and reach each. */
export interface Net {
  nodes: Map<string, SourceNode>
  edges: SourceEdge[]
  out: Map<string, SourceEdge[]>
  into: Map<string, SourceEdge[]>
}

export function netOf(data: Sources): Net {
  const nodes = new Map(data.nodes.map(node => [node.id, node]))
  const edges = data.edges.filter(edge => nodes.has(edge.from) && nodes.has(edge.to) && edge.from !== edge.to).sort((a, b) => b.times - a.times)
  const out = new Map<string, SourceEdge[]>()
  const into = new Map<string, SourceEdge[]>()
  for (const edge of edges) {
    push(out, edge.from, edge)
    push(into, edge.to, edge)
  }
  return { nodes, edges, out, into }
}

function push(map: Map<string, SourceEdge[]>, key: string, edge: SourceEdge) {
  const list = map.get(key)
  if (list) list.push(edge)
  else map.set(key, [edge])
}

export function timesOf(edges: readonly SourceEdge[] | undefined, kind?: EdgeKind): number {
  return (edges ?? []).reduce((sum, edge) => sum + (kind === undefined || edge.kind === kind ? edge.times : 0), 0)
}

/** Where a source's words come from in the end: those reached over others who themselves cite nobody. */
export function origins(net: Net, source: string): SourceNode[] {
  const seen = new Set([source])
  const queue = [source]
  const ends: SourceNode[] = []
  while (queue.length) {
    const at = queue.shift()!
    const onward = net.out.get(at) ?? []
    const node = net.nodes.get(at)
    if (onward.length === 0 && at !== source && node) ends.push(node)
    for (const { to } of onward) {
      if (seen.has(to)) continue
      seen.add(to)
      queue.push(to)
    }
  }
  return ends
}

/** The sources most tied to others, and in any case one with all its neighbours. */
export function foremost(net: Net, kinds: readonly EdgeKind[], most: number, source?: string): string[] {
  const weight = new Map<string, number>()
  const edges = net.edges.filter(edge => kinds.includes(edge.kind))
  for (const { from, to, times } of edges) {
    weight.set(from, (weight.get(from) ?? 0) + times)
    weight.set(to, (weight.get(to) ?? 0) + times)
  }
  const kept = new Set(
    [...weight.entries()]
      .sort((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([id]) => id),
  )
  if (source && weight.has(source)) {
    kept.add(source)
    for (const { from, to } of edges) {
      if (kept.size >= most * 2) break
      if (from === source) kept.add(to)
      if (to === source) kept.add(from)
    }
  }
  return [...kept].sort((a, b) => (net.nodes.get(a)?.label ?? a).localeCompare(net.nodes.get(b)?.label ?? b))
}

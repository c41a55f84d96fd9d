import { Button, Group, Text } from '@mantine/core'
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityBrief, Timeline } from '../../api'
import { Empty } from '../../components/Empty'
import { EntityLink } from '../../components/EntityLink'
import { Paged } from '../../components/Paged'
import { useFormat } from '../../format'
import { useWidth } from '../plots/useSize'

const MOST = 90
const LIMIT = 20

interface Node extends SimulationNodeDatum {
  brief: EntityBrief
  side: 0 | 1 | 2
  r: number
  times: number
}

interface Edge {
  source: Node
  target: Node
  times: number
}

/** Who met whom: who met most stand in it, the two sides apart. */
export default function Network({ network, sides }: { network: Timeline['network']; sides: (string | undefined)[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [frame, width] = useWidth<HTMLDivElement>(700)
  const [chosen, setChosen] = useState<string>()
  const [active, setActive] = useState<string>()
  const [offset, setOffset] = useState(0)
  const svg = useRef<SVGSVGElement>(null)
  const rtl = document.documentElement.dir === 'rtl'
  const shownNumber = Math.min(MOST, network.nodes.length, width < 500 ? 40 : MOST)
  const height = Math.round(Math.max(360, Math.min(680, 220 + shownNumber * 11)))

  const { nodes, edges } = useMemo(() => {
    const times = new Map<string, number>()
    for (const edge of network.edges) for (const end of [edge.from, edge.to]) times.set(end, (times.get(end) ?? 0) + edge.times)
    const kept = [...network.nodes]
      .filter(node => times.has(node.id))
      .sort((a, b) => (times.get(b.id) ?? 0) - (times.get(a.id) ?? 0))
      .slice(0, shownNumber)
      .map((brief): Node => {
        const side = brief.country && brief.country === sides[0] ? 0 : brief.country && brief.country === sides[1] ? 1 : 2
        const number = times.get(brief.id) ?? 1
        return { brief, side, times: number, r: 5 + Math.min(11, Math.sqrt(number) * 2) }
      })
    const byId = new Map(kept.map(node => [node.brief.id, node]))
    const links = network.edges.flatMap((edge): Edge[] => {
      const [source, target] = [byId.get(edge.from), byId.get(edge.to)]
      return source && target && source !== target ? [{ source, target, times: edge.times }] : []
    })
    const place = (node: Node) => {
      const at = node.side === 0 ? 0.24 : node.side === 1 ? 0.76 : 0.5
      return width * (rtl ? 1 - at : at)
    }
    forceSimulation(kept)
      .force('link', forceLink<Node, Edge>(links).distance(70).strength(0.12))
      .force('charge', forceManyBody<Node>().strength(-420))
      .force('x', forceX<Node>(place).strength(0.3))
      .force('y', forceY<Node>(height / 2).strength(0.16))
      .force('collide', forceCollide<Node>(node => node.r + 17).strength(1))
      .stop()
      .tick(320)
    // the drawing fills its frame
    const stretched = (key: 'x' | 'y', low: number, high: number) => {
      const [least, most] = [Math.min(...kept.map(node => node[key] ?? 0)), Math.max(...kept.map(node => node[key] ?? 0))]
      for (const node of kept) node[key] = most > least ? low + (((node[key] ?? 0) - least) / (most - least)) * (high - low) : (low + high) / 2
    }
    stretched('x', 62, width - 62)
    stretched('y', 24, height - 34)
    return { nodes: kept, edges: links }
    // the sides are told by their codes
  }, [network, sides[0], sides[1], width, height, shownNumber, rtl])

  const names = useMemo(() => new Map(network.nodes.map(node => [node.id, node])), [network])
  const near = useMemo(() => {
    if (!chosen) return undefined
    const found = new Set([chosen])
    for (const edge of network.edges) {
      if (edge.from === chosen) found.add(edge.to)
      if (edge.to === chosen) found.add(edge.from)
    }
    return found
  }, [chosen, network])
  const pairs = useMemo(
    () => network.edges.filter(edge => !chosen || edge.from === chosen || edge.to === chosen).sort((a, b) => b.times - a.times),
    [network, chosen],
  )

  if (nodes.length === 0) return <Empty title={t('timeline.noMeetings')} />
  const current = nodes.find(node => node.brief.id === active) ?? nodes[0]!

  function choose(id: string | undefined) {
    setChosen(before => (before === id ? undefined : id))
    setOffset(0)
  }

  function go(dx: number, dy: number) {
    let best: Node | undefined
    let least = Number.POSITIVE_INFINITY
    for (const node of nodes) {
      const [x, y] = [node.x! - current.x!, node.y! - current.y!]
      const along = x * dx + y * dy
      const across = Math.abs(x * dy) + Math.abs(y * dx)
      if (along <= 1) continue
      const far = along + across * 2
      if (far < least) [best, least] = [node, far]
    }
    if (!best) return
    setActive(best.brief.id)
    svg.current?.querySelector<SVGElement>(`[data-node="${CSS.escape(best.brief.id)}"]`)?.focus()
  }

  function pressed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const keys: Record<string, () => void> = {
      ArrowRight: () => go(1, 0),
      ArrowLeft: () => go(-1, 0),
      ArrowDown: () => go(0, 1),
      ArrowUp: () => go(0, -1),
      Enter: () => choose(current.brief.id),
      ' ': () => choose(current.brief.id),
      Escape: () => choose(undefined),
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const said = chosen ? names.get(chosen) : undefined
  return (
    <div className="plot-two">
      <div ref={frame} className="plot-frame">
        <svg ref={svg} className="plot" width={width} height={height} role="group" aria-label={t('timeline.networkLabel')} onKeyDown={pressed}>
          <g aria-hidden>
            {edges.map(edge => {
              const touches = chosen === edge.source.brief.id || chosen === edge.target.brief.id
              return (
                <line
                  key={`${edge.source.brief.id} ${edge.target.brief.id}`}
                  x1={edge.source.x}
                  y1={edge.source.y}
                  x2={edge.target.x}
                  y2={edge.target.y}
                  strokeWidth={Math.min(7, 0.8 + edge.times * 0.8)}
                  className={`edge${chosen ? (touches ? ' near' : ' faint') : ''}`}
                />
              )
            })}
          </g>
          {nodes.map(node => (
            <g
              key={node.brief.id}
              data-node={node.brief.id}
              role="button"
              tabIndex={node === current ? 0 : -1}
              aria-pressed={chosen === node.brief.id}
              aria-label={t('timeline.node', {
                name: node.brief.label,
                type: t(`type.${node.brief.type}`),
                count: node.times,
                times: format.number(node.times),
              })}
              transform={`translate(${node.x} ${node.y})`}
              className={`node ${node.side === 2 ? 'other' : `side-${node.side}`}${chosen === node.brief.id ? ' chosen' : ''}${near && !near.has(node.brief.id) ? ' faint' : ''}`}
              onFocus={() => setActive(node.brief.id)}
              onClick={() => choose(node.brief.id)}
            >
              <Shape side={node.side} person={node.brief.type === 'person'} r={node.r} />
            </g>
          ))}
          <g aria-hidden>
            {nodes.map(node => (
              <text
                key={node.brief.id}
                x={node.x}
                y={(node.y ?? 0) + node.r + 13}
                textAnchor="middle"
                className={`node-name${near && !near.has(node.brief.id) ? ' faint' : ''}`}
                onClick={() => choose(node.brief.id)}
              >
                {short(node.brief.label)}
              </text>
            ))}
          </g>
        </svg>
        <div className="plot-legend plot-note">
          {[0, 1].map(side =>
            sides[side] ? (
              <span key={side} className="plot-legend-item">
                <svg width={16} height={16} viewBox="-8 -8 16 16" className="plot" aria-hidden>
                  <g className={`node side-${side}`}>
                    <Shape side={side} person r={6} />
                  </g>
                </svg>
                {format.country(sides[side])}
              </span>
            ) : null,
          )}
          <span className="plot-legend-item">
            <svg width={16} height={16} viewBox="-8 -8 16 16" className="plot" aria-hidden>
              <g className="node other">
                <Shape side={2} person r={6} />
              </g>
            </svg>
            {t('timeline.others')}
          </span>
          <span className="plot-legend-item">
            <svg width={16} height={16} viewBox="-8 -8 16 16" className="plot" aria-hidden>
              <g className="node other">
                <Shape side={2} person={false} r={6} />
              </g>
            </svg>
            {t('timeline.notPersons')}
          </span>
        </div>
        <p className="plot-note no-print">
          {t('timeline.networkKeys')}
          {network.nodes.length > nodes.length && ` ${t('timeline.networkCut', { n: format.number(nodes.length), total: format.number(network.nodes.length) })}`}
        </p>
      </div>
      <section aria-label={t('timeline.pairs')}>
        <Group justify="space-between" mb={4} gap="xs">
          <Text fw={600} aria-live="polite">
            {said ? t('timeline.metBy', { name: said.label }) : t('timeline.pairs')}
          </Text>
          {said && (
            <Group gap="xs">
              <EntityLink id={said.id} name={t('timeline.open')} />
              <Button size="compact-sm" variant="default" onClick={() => choose(undefined)}>
                {t('timeline.allPairs')}
              </Button>
            </Group>
          )}
        </Group>
        <table className="plot-table">
          <thead>
            <tr>
              <th scope="col">{t('timeline.one')}</th>
              <th scope="col">{t('timeline.other')}</th>
              <th scope="col" className="end">
                {t('timeline.times')}
              </th>
            </tr>
          </thead>
          <tbody>
            {pairs.slice(offset, offset + LIMIT).map(edge => {
              const [from, to] = edge.to === chosen ? [edge.to, edge.from] : [edge.from, edge.to]
              const [one, other] = [names.get(from), names.get(to)]
              return (
                <tr key={`${edge.from} ${edge.to}`}>
                  <td>{one && <EntityLink id={one.id} name={one.label} type={one.type} />}</td>
                  <td>{other && <EntityLink id={other.id} name={other.label} type={other.type} />}</td>
                  <td className="end">{format.number(edge.times)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <Paged page={{ total: pairs.length, offset, limit: LIMIT }} onOffset={setOffset} />
      </section>
    </div>
  )
}

/** Persons are round, the others square; the sides differ by filling too: full, full with a hole, hollow. */
function Shape({ side, person, r }: { side: number; person: boolean; r: number }) {
  const hole = side === 1 ? <circle r={r * 0.36} fill="var(--halo)" /> : null
  return (
    <>
      {person ? <circle r={r} className="shape" /> : <rect x={-r * 0.9} y={-r * 0.9} width={r * 1.8} height={r * 1.8} rx={2} className="shape" />}
      {hole}
    </>
  )
}

function short(name: string) {
  const all = Array.from(name)
  return all.length <= 24 ? name : `${all.slice(0, 22).join('').trimEnd()}…`
}

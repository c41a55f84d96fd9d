import { useDirection } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format'
import { place } from './layout'
import { timesOf, type EdgeKind, type Net, type SourceEdge } from './net'
import classes from './Sources.module.css'

const WIDTHS = [138, 210] as const
const HEIGHT = 34
const ACROSS = [64, 120] as const
const DOWN = 12
const MARGIN = 20

interface Box {
  id: string
  column: number
  row: number
  x: number
  y: number
  width: number
}

interface Props {
  net: Net
  ids: readonly string[]
  kinds: readonly EdgeKind[]
  source?: string
  onSelect: (id: string | undefined) => void
}

/** Sources in columns, each citing towards the end of the line. Arrow keys go from source to source. */
export function Graph({ net, ids, kinds, source, onSelect }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { dir } = useDirection()
  const frame = useRef<HTMLDivElement>(null)
  const { ref: measured, width: room } = useElementSize<HTMLDivElement>()

  const edges = useMemo(() => {
    const shown = new Set(ids)
    return net.edges.filter(edge => kinds.includes(edge.kind) && shown.has(edge.from) && shown.has(edge.to))
  }, [net, ids, kinds.join()])

  const { boxes, width, height } = useMemo(() => {
    const placed = place(ids, edges)
    const columns = Math.max(0, ...placed.map(one => one.column)) + 1
    const rows = Math.max(0, ...placed.map(one => one.row)) + 1
    // The boxes take three parts of the room, the arrows two.
    const free = Math.max(0, room - 2 * MARGIN)
    const wide = Math.min(WIDTHS[1], Math.max(WIDTHS[0], Math.floor((free * 0.62) / columns)))
    const across = columns < 2 ? 0 : Math.min(ACROSS[1], Math.max(ACROSS[0], Math.floor((free - columns * wide) / (columns - 1))))
    const width = columns * wide + (columns - 1) * across + 2 * MARGIN
    const boxes = new Map<string, Box>(
      placed.map(one => {
        const x = MARGIN + one.column * (wide + across)
        return [one.id, { ...one, width: wide, x: dir === 'rtl' ? width - x - wide : x, y: MARGIN / 2 + one.row * (HEIGHT + DOWN) }]
      }),
    )
    return { boxes, width, height: rows * (HEIGHT + DOWN) - DOWN + MARGIN }
  }, [ids, edges, dir, room])

  const lines = useMemo(() => drawn(edges, boxes, dir === 'rtl' ? -1 : 1), [edges, boxes, dir])
  const near = useMemo(() => {
    if (!source) return undefined
    const all = new Set([source])
    for (const edge of edges) {
      if (edge.from === source) all.add(edge.to)
      if (edge.to === source) all.add(edge.from)
    }
    return all
  }, [edges, source])

  // The chosen one comes into the frame, without moving the page.
  useEffect(() => {
    const box = source === undefined ? undefined : boxes.get(source)
    if (!box || !frame.current) return
    const { clientWidth, clientHeight, scrollTop, scrollLeft, scrollWidth } = frame.current
    const left = dir === 'rtl' ? box.x - (scrollWidth - clientWidth) : box.x
    if (left < scrollLeft || left + box.width > scrollLeft + clientWidth) frame.current.scrollLeft = left - (clientWidth - box.width) / 2
    if (box.y < scrollTop || box.y + HEIGHT > scrollTop + clientHeight) frame.current.scrollTop = box.y - clientHeight / 2
  }, [source, boxes, dir])

  const entry = source && boxes.has(source) ? source : ids[0]

  const walk = (event: KeyboardEvent, box: Box) => {
    const all = [...boxes.values()]
    const forward = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const back = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    let next: Box | undefined
    if (event.key === 'ArrowDown')
      next = least(
        all.filter(one => one.column === box.column && one.row > box.row),
        one => one.row,
      )
    else if (event.key === 'ArrowUp')
      next = least(
        all.filter(one => one.column === box.column && one.row < box.row),
        one => -one.row,
      )
    else if (event.key === forward)
      next = least(
        all.filter(one => one.column === box.column + 1),
        one => Math.abs(one.row - box.row),
      )
    else if (event.key === back)
      next = least(
        all.filter(one => one.column === box.column - 1),
        one => Math.abs(one.row - box.row),
      )
    else if (event.key === 'Escape' && source) return onSelect(undefined)
    else return
    event.preventDefault()
    if (next) frame.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus()
  }

  return (
    <div className={classes.frame} ref={frame} role="group" aria-label={t('sources.graphLabel')} aria-describedby="graph-keys">
      <p id="graph-keys" className="visually-hidden">
        {t('sources.keys')}
      </p>
      <div ref={measured} className={classes.measure} />
      <div className={classes.canvas} style={{ width, height }} data-chosen={near ? true : undefined}>
        <svg width={width} height={height} className={classes.lines} aria-hidden>
          {lines.map(({ edge, path, head }) => {
            const on = source !== undefined && (edge.from === source || edge.to === source)
            return (
              <g key={`${edge.from} ${edge.to} ${edge.kind}`} className={classes.line} data-on={on || undefined}>
                <path d={path} className={classes.edge} data-kind={edge.kind} strokeWidth={1.2 + Math.log2(1 + edge.times) * 0.45} />
                <path d={head} className={classes.head} data-kind={edge.kind} />
              </g>
            )
          })}
        </svg>
        {[...boxes.values()].map(box => {
          const node = net.nodes.get(box.id)!
          return (
            <button
              key={box.id}
              type="button"
              data-id={box.id}
              className={classes.node}
              data-near={near?.has(box.id) || undefined}
              aria-pressed={box.id === source}
              tabIndex={box.id === entry ? 0 : -1}
              style={{ left: box.x, top: box.y, width: box.width, height: HEIGHT }}
              title={node.label}
              onClick={() => onSelect(box.id === source ? undefined : box.id)}
              onKeyDown={event => walk(event, box)}
            >
              <bdi className={classes.nodeName}>{node.label}</bdi>
              {node.country && <span className={classes.nodeCountry}>{node.country}</span>}
              <span className="visually-hidden">
                {t('sources.node', {
                  cites: format.number(timesOf(net.out.get(box.id))),
                  cited: format.number(timesOf(net.into.get(box.id))),
                })}
              </span>
            </button>
          )
        })}
      </div>
    </div>
  )
}

function least<T>(all: readonly T[], by: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>((best, one) => (best === undefined || by(one) < by(best) ? one : best), undefined)
}

/** Curves from the side of one box to the side of another; several at one side stand apart. `sense`: 1 where columns go rightwards. */
function drawn(edges: readonly SourceEdge[], boxes: ReadonlyMap<string, Box>, sense: 1 | -1) {
  const ports = new Map<string, { edge: SourceEdge; other: number; end: 'from' | 'to' }[]>()
  const sides = edges.map(edge => {
    const from = boxes.get(edge.from)!
    const to = boxes.get(edge.to)!
    // away: which side of each box, 1 the far one in the sense of the columns
    const leave = from.column > to.column ? -1 : 1
    const reach = from.column < to.column ? -1 : 1
    for (const [box, side, other, end] of [
      [from, leave, to, 'from'],
      [to, reach, from, 'to'],
    ] as const) {
      const key = `${box.id} ${side}`
      const list = ports.get(key) ?? []
      list.push({ edge, other: other.row, end })
      ports.set(key, list)
    }
    return { edge, from, to, leave, reach }
  })
  for (const list of ports.values()) list.sort((a, b) => a.other - b.other)
  const portOf = (box: Box, side: number, edge: SourceEdge, end: 'from' | 'to') => {
    const list = ports.get(`${box.id} ${side}`) ?? []
    const at = list.findIndex(one => one.edge === edge && one.end === end)
    const step = Math.min(7, (HEIGHT - 12) / Math.max(1, list.length - 1))
    return box.y + HEIGHT / 2 + (at - (list.length - 1) / 2) * step
  }
  return sides.map(({ edge, from, to, leave, reach }) => {
    const out = leave * sense
    const into = reach * sense
    const x1 = out > 0 ? from.x + from.width : from.x
    const x2 = into > 0 ? to.x + to.width : to.x
    const y1 = portOf(from, leave, edge, 'from')
    const y2 = portOf(to, reach, edge, 'to')
    const bend = from.column === to.column ? 26 + Math.min(30, Math.abs(y2 - y1) * 0.15) : Math.max(40, Math.abs(x2 - x1) * 0.45)
    const tip = x2 + into * 1
    const base = x2 + into * 8
    return {
      edge,
      path: `M${x1} ${y1}C${x1 + out * bend} ${y1} ${base + into * bend} ${y2} ${base} ${y2}`,
      head: `M${tip} ${y2}L${base} ${y2 - 4}V${y2 + 4}Z`,
    }
  })
}

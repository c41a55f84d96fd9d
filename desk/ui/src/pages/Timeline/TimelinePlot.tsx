import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconArrowsHorizontal, IconChevronLeft, IconChevronRight, IconMinus, IconPlus } from '@tabler/icons-react'
import { scaleUtc } from 'd3-scale'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../api'
import { useFormat } from '../../format'
import { DAY, isoDay, stretch, type Stretch } from '../plots/edtf'
import { disputed, Glyph, MODALITIES, modalityOf } from '../plots/glyphs'
import { usePlotWheel } from '../plots/usePlotWheel'
import { useWidth } from '../plots/useSize'
import { thinned, useTickText } from '../plots/useTickText'
import { actOrder } from './acts'
import { duration, useStoryWords } from './words'

interface Dated {
  story: Story
  time: Stretch
}

/** The rows of the plot and what stands in them, at a zoom of so many pixels a millisecond. */
function arranged(dated: Dated[], scale: number, narrow: boolean): { rows: Row[]; items: Item[] } {
  const byAct = new Map<string, Dated[]>()
  for (const one of dated) {
    const row = byAct.get(one.story.act)
    if (row) row.push(one)
    else byAct.set(one.story.act, [one])
  }
  const items: Item[] = []
  let top = AXIS + GAPS
  const rows = [...byAct]
    .sort(([a], [b]) => actOrder(a) - actOrder(b))
    .map(([act, all]): Row => {
      const row: Row = { act, count: all.length, points: false, top, height: 0 }
      const lanes: Item[] = []
      const points: Dated[] = []
      for (const one of all) {
        if ((one.time.to - one.time.from) * scale < NEAR) {
          points.push(one)
          continue
        }
        let lane = 0
        while (lane < LANES && lanes[lane] && lanes[lane]!.to > one.time.from) lane += 1
        if (lane < LANES) {
          const item = { key: one.story.id, row, lane, bar: true, stories: [one], from: one.time.from, to: one.time.to }
          lanes[lane] = item
          items.push(item)
        } else {
          // no room: what is left over lies together in the last line
          const last = lanes[LANES - 1]!
          last.stories.push(one)
          last.to = Math.max(last.to, one.time.to)
        }
      }
      points.sort((a, b) => middleOf(a) - middleOf(b))
      let cluster: Item | undefined
      for (const one of points) {
        const middle = middleOf(one)
        if (cluster && (middle - cluster.to) * scale < NEAR && (middle - cluster.from) * scale < WIDEST) {
          cluster.stories.push(one)
          cluster.to = Math.max(cluster.to, middle)
        } else {
          cluster = { key: one.story.id, row, lane: 0, bar: false, stories: [one], from: middle, to: middle }
          items.push(cluster)
        }
      }
      row.points = points.length > 0
      row.height = (narrow ? 20 : 10) + (row.points ? 24 : 0) + lanes.length * 15
      top += row.height
      return row
    })
  items.sort((a, b) => a.from - b.from || a.row.top - b.row.top)
  return { rows, items }
}

function middleOf({ time }: Dated) {
  return (time.from + time.to) / 2
}

interface Row {
  act: string
  count: number
  /** whether a line of points stands above the bars */
  points: boolean
  top: number
  height: number
}

interface Item {
  key: string
  row: Row
  lane: number
  bar: boolean
  stories: Dated[]
  from: number
  to: number
}

const AXIS = 30
const GAPS = 20
const OVERVIEW = 34
const NEAR = 14
// marks that touch become one of at most this width, so that busy times show as such
const WIDEST = 34
const LANES = 4
const SHORTEST = 5 * DAY

export interface TimelinePlotProps {
  stories: Story[]
  selected: string[]
  onSelect: (stories: string[]) => void
  label: string
}

/** Events in time, a row for each kind of act. */
export function TimelinePlot({ stories, selected, onSelect, label }: TimelinePlotProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStoryWords()
  const rtl = document.documentElement.dir === 'rtl'
  const [frame, width] = useWidth<HTMLDivElement>()
  const narrow = width < 620
  const labels = narrow ? 0 : 138
  const edge = 14

  const dated = useMemo(
    () =>
      stories
        .flatMap((story): Dated[] => {
          const time = stretch(story.date)
          return time ? [{ story, time }] : []
        })
        .sort((a, b) => a.time.from - b.time.from || a.time.to - b.time.to),
    [stories],
  )

  const whole = useMemo((): [number, number] => {
    const from = dated[0]?.time.from ?? 0
    const to = dated.reduce((latest, one) => Math.max(latest, one.time.to), from)
    if (dated.length === 0) return [Date.UTC(2020, 0, 1), Date.UTC(2021, 0, 1)]
    const pad = Math.max((to - from) * 0.03, 20 * DAY)
    return [from - pad, to + pad]
  }, [dated])

  const [moved, setMoved] = useState<{ of: [number, number]; domain: [number, number] }>()
  const domain = moved && moved.of === whole ? moved.domain : whole
  const span = domain[1] - domain[0]
  const zoomed = span < (whole[1] - whole[0]) * 0.999

  function show(from: number, to: number) {
    const full = whole[1] - whole[0]
    const length = Math.max(Math.min(SHORTEST, full), Math.min(full, to - from))
    let start = (from + to) / 2 - length / 2
    start = Math.max(whole[0], Math.min(whole[1] - length, start))
    if (svg.current?.contains(document.activeElement)) wantsFocus.current ??= 'still'
    setMoved({ of: whole, domain: [start, start + length] })
  }

  function zoom(factor: number, around = (domain[0] + domain[1]) / 2) {
    const length = Math.max(SHORTEST, span * factor)
    const part = (around - domain[0]) / span
    show(around - part * length, around + (1 - part) * length)
  }

  const x = scaleUtc()
    .domain(domain)
    .range(rtl ? [width - labels - edge, edge] : [labels + edge, width - edge])
  const overview = scaleUtc().domain(whole).range(x.range())
  // Rows and marks as they are at this zoom: what is narrower than a mark is a point, points that touch are one mark.
  const perDay = Math.abs(x.range()[1]! - x.range()[0]!) / span
  const { rows, items } = useMemo(() => arranged(dated, perDay, narrow), [dated, perDay, narrow])
  const height = rows.length ? rows[rows.length - 1]!.top + rows[rows.length - 1]!.height + 6 : AXIS + GAPS + 30

  const gaps = useMemo(() => {
    const found: [number, number][] = []
    let covered = Number.NEGATIVE_INFINITY
    for (const { time } of dated) {
      if (covered > Number.NEGATIVE_INFINITY && time.from - covered >= 30 * DAY) found.push([covered, time.from])
      covered = Math.max(covered, time.to)
    }
    return found
  }, [dated])

  const longest = useMemo(
    () =>
      gaps
        .filter(([from, to]) => to - from >= 90 * DAY && to - from >= (whole[1] - whole[0]) * 0.06)
        .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
        .slice(0, 3),
    [gaps, whole],
  )

  // Keyboard: one stop for the whole plot, arrows go from mark to mark.
  const [active, setActive] = useState<string>()
  const holds = (item: Item, story: string | undefined) => item.stories.some(one => one.story.id === story)
  const visible = (item: Item) => item.to >= domain[0] && item.from <= domain[1]
  const current = items.find(item => holds(item, active) && visible(item)) ?? items.find(visible) ?? items[0]
  // after the marks are drawn anew: the mark that takes the focus, brought into sight or not
  const wantsFocus = useRef<'seen' | 'still' | undefined>(undefined)
  const [pointed, setPointed] = useState<Item>()
  const svg = usePlotWheel<SVGSVGElement>((factor, clientX) => zoom(factor, timeAt(clientX)))
  const hint = useId()
  const pattern = useId()

  useEffect(() => {
    if (!wantsFocus.current || !current) return
    const preventScroll = wantsFocus.current === 'still'
    wantsFocus.current = undefined
    // where no mark is in sight the plot itself keeps the focus, and its keys work on
    const mark = svg.current?.querySelector<SVGElement>(`[data-item="${CSS.escape(current.key)}"]`) ?? svg.current
    mark?.focus({ preventScroll })
  })

  function timeAt(clientX: number) {
    const box = svg.current?.getBoundingClientRect()
    return box ? x.invert(clientX - box.left).getTime() : (domain[0] + domain[1]) / 2
  }

  function go(item: Item | undefined) {
    if (!item) return
    setActive(item.stories[0]!.story.id)
    wantsFocus.current = 'seen'
    if (item.from < domain[0] || item.from > domain[1]) show(item.from - span / 2, item.from + span / 2)
  }

  function beside(rowStep: number) {
    if (!current) return
    const at = rows.indexOf(current.row) + rowStep
    const row = rows[at]
    if (!row) return
    const there = items.filter(item => item.row === row)
    go(there.reduce((best, item) => (Math.abs(item.from - current.from) < Math.abs(best.from - current.from) ? item : best), there[0]!))
  }

  function pressed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return
    const at = items.indexOf(current)
    const forward = rtl ? -1 : 1
    const keys: Record<string, () => void> = {
      ArrowRight: () => go(items[at + forward]),
      ArrowLeft: () => go(items[at - forward]),
      ArrowDown: () => beside(1),
      ArrowUp: () => beside(-1),
      Home: () => go(items[0]),
      End: () => go(items[items.length - 1]),
      PageDown: () => show(domain[0] + span * 0.5, domain[1] + span * 0.5),
      PageUp: () => show(domain[0] - span * 0.5, domain[1] - span * 0.5),
      '+': () => zoomOnActive(0.6),
      '=': () => zoomOnActive(0.6),
      '-': () => zoomOnActive(1 / 0.6),
      '0': () => show(...whole),
      Enter: () => onSelect(current.stories.map(one => one.story.id)),
      ' ': () => onSelect(current.stories.map(one => one.story.id)),
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  function zoomOnActive(factor: number) {
    if (current) setActive(current.stories[0]!.story.id)
    zoom(factor, current ? Math.min(domain[1], Math.max(domain[0], current.from)) : undefined)
  }

  const drag = useRef<{ x: number; domain: [number, number]; far: boolean } | null>(null)
  const dragged = useRef(0)

  function down(event: PointerEvent<SVGSVGElement>) {
    if (event.button === 0) drag.current = { x: event.clientX, domain, far: false }
  }

  function move(event: PointerEvent<SVGSVGElement>) {
    const start = drag.current
    if (!start) return
    const dx = event.clientX - start.x
    if (!start.far && Math.abs(dx) < 5) return
    if (!start.far) svg.current?.setPointerCapture(event.pointerId)
    start.far = true
    const by = x.invert(0).getTime() - x.invert(dx).getTime()
    show(start.domain[0] + by, start.domain[1] + by)
  }

  function up() {
    if (drag.current?.far) dragged.current = Date.now()
    drag.current = null
  }

  function overviewAt(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const middle = overview.invert(event.clientX - box.left).getTime()
    show(middle - span / 2, middle + span / 2)
  }

  const tickRoom = Math.max(2, Math.floor((width - labels) / 86))
  const ticks = thinned(x.ticks(tickRoom), tickRoom)
  const tickText = useTickText(ticks)
  const now = Date.now()
  const shownCount = dated.filter(one => one.time.to >= domain[0] && one.time.from <= domain[1]).length
  const [left, right] = [Math.min(...x.range()), Math.max(...x.range())]
  const start = rtl ? right : left
  const anchorStart = rtl ? 'end' : 'start'
  const drawnModalities = MODALITIES.filter(modality => dated.some(one => modalityOf(one.story) === modality))
  const anyBars = items.some(item => item.bar)
  const anyClusters = items.some(item => item.stories.length > 1)
  const anyDisputed = dated.some(one => disputed(one.story))

  if (dated.length === 0) return <Text c="dimmed">{t('timeline.noneDated')}</Text>

  return (
    <div ref={frame} className="plot-frame">
      <Group justify="space-between" gap="xs" mb={6} className="no-print">
        <Text size="sm" c="dimmed" aria-live="polite" className="numbers">
          {t('timeline.showing', {
            from: format.date(isoDay(domain[0])),
            to: format.date(isoDay(domain[1])),
            shown: format.number(shownCount),
            count: dated.length,
            total: format.number(dated.length),
          })}
        </Text>
        <Group gap={4} role="group" aria-label={t('timeline.controls')}>
          <Control label={t('plots.earlier')} onClick={() => show(domain[0] - span * 0.5, domain[1] - span * 0.5)} disabled={domain[0] <= whole[0]}>
            <IconChevronLeft size={16} className="flip" />
          </Control>
          <Control label={t('plots.later')} onClick={() => show(domain[0] + span * 0.5, domain[1] + span * 0.5)} disabled={domain[1] >= whole[1]}>
            <IconChevronRight size={16} className="flip" />
          </Control>
          <Control label={t('plots.zoomIn')} onClick={() => zoom(0.6)} disabled={span <= SHORTEST}>
            <IconPlus size={16} />
          </Control>
          <Control label={t('plots.zoomOut')} onClick={() => zoom(1 / 0.6)} disabled={!zoomed}>
            <IconMinus size={16} />
          </Control>
          <Control label={t('plots.wholeTime')} onClick={() => show(...whole)} disabled={!zoomed}>
            <IconArrowsHorizontal size={16} />
          </Control>
        </Group>
      </Group>
      <div className="plot-stage">
        <svg
          ref={svg}
          className={`plot plot-time${zoomed ? ' pannable' : ''}`}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          tabIndex={-1}
          aria-label={label}
          aria-describedby={hint}
          onKeyDown={pressed}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={up}
        >
          <defs>
            <pattern id={pattern} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0V7" className="hatch" />
            </pattern>
            <clipPath id={`${pattern}c`}>
              <rect x={left - 12} y={0} width={right - left + 24} height={height} />
            </clipPath>
          </defs>
          {rows.map((row, i) => (
            <g key={row.act} aria-hidden>
              {i % 2 === 0 && <rect x={0} y={row.top} width={width} height={row.height} className="stripe" />}
              <text
                x={narrow ? start : rtl ? width - 8 : 8}
                y={narrow ? row.top + 13 : row.top + row.height / 2}
                className="row-label"
                textAnchor={anchorStart}
                dominantBaseline={narrow ? undefined : 'central'}
              >
                {t(`act.${row.act}`, { defaultValue: row.act })}
                <tspan className="count"> {format.number(row.count)}</tspan>
              </text>
            </g>
          ))}
          <g clipPath={`url(#${pattern}c)`}>
            {ticks.map((tick, i) => (
              <g key={tick.getTime()} transform={`translate(${x(tick)} 0)`} aria-hidden>
                <path d={`M0 ${AXIS - 6}V${height}`} className={tick.getUTCMonth() === 0 && tick.getUTCDate() === 1 ? 'grid strong' : 'grid'} />
                <text y={AXIS - 12} className="tick" textAnchor="middle">
                  {tickText[i]}
                </text>
              </g>
            ))}
            {gaps.map(([from, to]) => {
              const [a, b] = [x(Math.max(from, domain[0])), x(Math.min(to, domain[1]))]
              const wide = Math.abs(b - a)
              if (to < domain[0] || from > domain[1] || wide < 44) return null
              const text = t('timeline.gap', { length: duration(to - from, format.language) })
              const room = wide > text.length * 5.6 + 10
              return (
                <g key={from} aria-hidden>
                  <rect x={Math.min(a, b)} y={AXIS} width={wide} height={height - AXIS} fill={`url(#${pattern})`} className="gap" />
                  <path d={`M${Math.min(a, b) + 3} ${AXIS + GAPS - 4}H${Math.max(a, b) - 3}`} className="gap-line" />
                  {room && (
                    <text x={(a + b) / 2} y={AXIS + 11} className="gap-text" textAnchor="middle">
                      {text}
                    </text>
                  )}
                  <title>{text}</title>
                </g>
              )
            })}
            {now > domain[0] && now < domain[1] && (
              <g transform={`translate(${x(now)} 0)`} aria-hidden>
                <path d={`M0 ${AXIS}V${height}`} className="now" />
                <text y={height - 4} x={rtl ? 4 : -4} textAnchor="end" className="gap-text">
                  {t('timeline.today')}
                </text>
              </g>
            )}
            {items.filter(visible).map((item, i, all) => (
              <Mark
                key={item.key}
                item={item}
                x={time => x(time)}
                rtl={rtl}
                narrow={narrow}
                room={roomAfter(item, all, i, x)}
                focusable={item === current}
                chosen={item.stories.some(one => selected.includes(one.story.id))}
                label={
                  item.stories.length === 1
                    ? words.line(item.stories[0]!.story)
                    : t('timeline.several', {
                        count: item.stories.length,
                        act: words.act(item.stories[0]!.story),
                        from: format.date(isoDay(item.from)),
                        to: format.date(isoDay(item.to)),
                      })
                }
                modality={words.modality(item.stories[0]!.story)}
                onFocus={() => {
                  setActive(item.stories[0]!.story.id)
                  setPointed(item)
                }}
                onBlur={() => setPointed(undefined)}
                onPoint={over => setPointed(over ? item : undefined)}
                onClick={() => Date.now() - dragged.current > 250 && onSelect(item.stories.map(one => one.story.id))}
                number={format.number(item.stories.length)}
              />
            ))}
          </g>
        </svg>
        {pointed && visible(pointed) && (
          <div
            className="plot-tip"
            aria-hidden
            style={{
              left: Math.max(8, Math.min(width - 268, x(Math.max(domain[0], pointed.from)) - 130)),
              top: pointed.row.top + pointed.row.height + 4,
            }}
          >
            {pointed.stories.slice(0, 4).map(one => (
              <div key={one.story.id} dir="auto">
                {words.line(one.story)}
              </div>
            ))}
            {pointed.stories.length > 4 && <div>{t('plots.more', { count: pointed.stories.length - 4 })}</div>}
          </div>
        )}
      </div>
      {zoomed && (
        <svg
          className="plot plot-overview no-print"
          width={width}
          height={OVERVIEW}
          aria-hidden
          onPointerDown={event => {
            event.currentTarget.setPointerCapture(event.pointerId)
            overviewAt(event)
          }}
          onPointerMove={event => event.buttons === 1 && overviewAt(event)}
        >
          <rect x={left} y={0} width={right - left} height={OVERVIEW} className="stripe" />
          <Density dated={dated} x={time => overview(time)} left={left} right={right} />
          <rect
            x={Math.min(overview(domain[0]), overview(domain[1]))}
            width={Math.max(6, Math.abs(overview(domain[1]) - overview(domain[0])))}
            y={0.75}
            height={OVERVIEW - 1.5}
            rx={3}
            className="window"
          />
        </svg>
      )}
      <div className="plot-legend plot-note">
        {drawnModalities.map(modality => (
          <span key={modality} className="plot-legend-item">
            <svg width={18} height={18} viewBox="-9 -9 18 18" aria-hidden className="plot">
              <Glyph modality={modality} />
            </svg>
            {t(`modality.${modality}`, { defaultValue: modality })}
          </span>
        ))}
        {anyDisputed && (
          <span className="plot-legend-item">
            <svg width={22} height={22} viewBox="-11 -11 22 22" aria-hidden className="plot">
              <Glyph modality="asserted" r={5} />
              <circle r={9} className="ring-contested" />
            </svg>
            {t('status.contested')}
          </span>
        )}
        {anyClusters && (
          <span className="plot-legend-item">
            <svg width={22} height={18} viewBox="-11 -9 22 18" aria-hidden className="plot">
              <circle r={8.5} className="cluster" />
              <text className="cluster-number" textAnchor="middle" dominantBaseline="central">
                {format.number(3)}
              </text>
            </svg>
            {t('timeline.legendSeveral')}
          </span>
        )}
        {anyBars && (
          <span className="plot-legend-item">
            <svg width={26} height={12} aria-hidden className="plot">
              <rect x={1} y={2} width={24} height={8} rx={4} className="bar" />
            </svg>
            {t('timeline.legendBar')}
          </span>
        )}
        {gaps.length > 0 && (
          <span className="plot-legend-item">
            <svg width={22} height={12} aria-hidden className="plot">
              <rect width={22} height={12} fill={`url(#${pattern})`} />
            </svg>
            {t('timeline.legendGap')}
          </span>
        )}
      </div>
      {longest.length > 0 && (
        <p className="plot-note" style={{ color: 'var(--mantine-color-text)' }}>
          {t('timeline.longest')}{' '}
          {format.list(
            longest.map(([from, to]) =>
              t('timeline.longestOne', { from: format.date(isoDay(from - DAY)), to: format.date(isoDay(to)), length: duration(to - from, format.language) }),
            ),
          )}
        </p>
      )}
      <p id={hint} className="plot-note no-print">
        {t('timeline.keys')}
      </p>
    </div>
  )
}

function Control({ label, onClick, disabled, children }: { label: string; onClick: () => void; disabled?: boolean; children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} onClick={onClick} disabled={disabled}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** How much room a mark has for words after it. */
function roomAfter(item: Item, all: Item[], i: number, x: (time: number) => number) {
  for (let n = i + 1; n < all.length; n++) {
    const next = all[n]!
    if (next.row === item.row && next.bar === item.bar && next.lane === item.lane) return Math.abs(x(next.from) - x(item.to)) - 20
  }
  return 120
}

interface MarkProps {
  item: Item
  x: (time: number) => number
  rtl: boolean
  narrow: boolean
  room: number
  focusable: boolean
  chosen: boolean
  label: string
  modality: string
  number: string
  onFocus: () => void
  onBlur: () => void
  onPoint: (over: boolean) => void
  onClick: () => void
}

function Mark({ item, x, rtl, narrow, room, focusable, chosen, label, modality, number, onFocus, onBlur, onPoint, onClick }: MarkProps) {
  const first = item.stories[0]!
  const top = item.row.top + (narrow ? 18 : 4)
  const y = item.bar ? top + (item.row.points ? 24 : 0) + item.lane * 15 + 8 : top + 12
  const [a, b] = [x(item.from), x(item.to)]
  const middle = (a + b) / 2
  const several = item.stories.length > 1
  const half = Math.max(9, Math.abs(b - a) / 2 + Math.max(0, Math.min(10, (room + 20) / 2 - 1)))
  const contested = item.stories.some(one => disputed(one.story))
  const sign = modalityOf(first.story)
  const text = !several && modality && room > modality.length * 6 ? modality : undefined
  const common = {
    'data-item': item.key,
    role: 'button',
    tabIndex: focusable ? 0 : -1,
    'aria-label': label,
    'aria-pressed': chosen,
    className: `mark${chosen ? ' chosen' : ''}`,
    onFocus,
    onBlur,
    onPointerEnter: () => onPoint(true),
    onPointerLeave: () => onPoint(false),
    onClick,
  }
  if (item.bar) {
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
    return (
      <g {...common}>
        <rect
          x={from}
          y={y - 5}
          width={Math.max(8, to - from)}
          height={10}
          rx={5}
          className={`bar ${sign === 'asserted' ? '' : 'open'}${first.time.approximate ? ' approximate' : ''}${contested ? ' contested' : ''}`}
        />
        {several && (
          <text x={(Math.max(from, 0) + to) / 2} y={y} className="bar-number" textAnchor="middle" dominantBaseline="central">
            {number}
          </text>
        )}
        {!several && modality && to - from > modality.length * 6 + 12 && (
          <text x={rtl ? Math.min(to, x(item.from)) - 8 : Math.max(from, 0) + 8} y={y} className="mark-text" textAnchor={rtl ? 'end' : 'start'} dominantBaseline="central">
            {modality}
          </text>
        )}
      </g>
    )
  }
  return (
    <g {...common} transform={`translate(${several ? middle : a} ${y})`}>
      <rect x={-12} y={-12} width={24} height={24} className="hit" />
      {several ? (
        <>
          <rect x={-half} y={-9.5} width={half * 2} height={19} rx={Math.min(9.5, half)} className="cluster" />
          <text className="cluster-number" textAnchor="middle" dominantBaseline="central">
            {number}
          </text>
          {contested && <path d={`M${-half} 12.5H${half}`} className="ring-contested" />}
        </>
      ) : (
        <>
          <Glyph modality={sign} />
          {contested && <circle r={10} className="ring-contested" />}
        </>
      )}
      {chosen && !several && <circle r={11.5} className="ring-chosen" />}
      {text && (
        <text x={rtl ? -11 : 11} y={0} className="mark-text" textAnchor={rtl ? 'end' : 'start'} dominantBaseline="central">
          {text}
        </text>
      )}
    </g>
  )
}

/** How many events there are along the whole time. */
function Density({ dated, x, left, right }: { dated: Dated[]; x: (time: number) => number; left: number; right: number }) {
  const bins = useMemo(() => {
    const size = 4
    const all = new Array<number>(Math.max(1, Math.ceil((right - left) / size))).fill(0)
    for (const { time } of dated) {
      const at = Math.floor((x((time.from + time.to) / 2) - left) / size)
      if (at >= 0 && at < all.length) all[at]! += 1
    }
    const most = Math.max(1, ...all)
    return all.map((n, i) => ({ x: left + i * size, h: n === 0 ? 0 : 4 + (n / most) * (OVERVIEW - 10) }))
    // the overview's scale is told by its ends
  }, [dated, left, right])
  return (
    <>
      {bins.map(bin => bin.h > 0 && <rect key={bin.x} x={bin.x} y={OVERVIEW - 3 - bin.h} width={3} height={bin.h} className="density" />)}
    </>
  )
}

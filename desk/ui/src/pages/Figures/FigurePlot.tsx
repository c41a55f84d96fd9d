import { scaleLinear, scaleLog, scaleUtc, type ScaleContinuousNumeric } from 'd3-scale'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format'
import { DAY } from '../plots/edtf'
import { useWidth } from '../plots/useSize'
import { thinned, useTickText } from '../plots/useTickText'
import { useFigureWords, type Claim, type Claimant } from './claims'
import '../plots/plots.css'

interface Props {
  claims: Claim[]
  claimants: Claimant[]
  by: 'time' | 'claimant'
  label: string
  chosen?: string
  onChoose: (claim: string) => void
}

const SIGNS = 6

function signOf(index: number) {
  return Math.min(index, SIGNS - 1)
}

/** The claimants' signs: shape and colour both tell them apart. */
export function Sign({ index, r = 5.5 }: { index: number; r?: number }) {
  switch (signOf(index)) {
    case 0:
      return <circle r={r} className="sign" />
    case 1:
      return <rect x={-r * 0.9} y={-r * 0.9} width={r * 1.8} height={r * 1.8} className="sign" />
    case 2:
      return <path d={`M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0Z`} className="sign" />
    case 3:
      return <path d={`M0 ${-r * 1.15}L${r * 1.15} ${r * 0.9}H${-r * 1.15}Z`} className="sign" />
    case 4:
      return <path d={`M0 ${r * 1.15}L${r * 1.15} ${-r * 0.9}H${-r * 1.15}Z`} className="sign" />
    default:
      return <path d={`M${-r} ${-r * 0.4}h${r * 0.6}v${-r * 0.6}h${r * 0.8}v${r * 0.6}h${r * 0.6}v${r * 0.8}h${-r * 0.6}v${r * 0.6}h${-r * 0.8}v${-r * 0.6}h${-r * 0.6}Z`} className="sign" />
  }
}

/** The axis of values: from nought where that can be read, by powers of ten where the values lie far apart. */
function useValues(claims: Claim[]) {
  return useMemo(() => {
    const all = claims.flatMap(claim => [claim.value, claim.upper ?? claim.value])
    const [low, high] = [Math.min(...all), Math.max(...all)]
    if (low > 0 && high / low > 60) return { kind: 'log' as const, low: low * 0.8, high: high * 1.25 }
    if (low > 0 && low > high * 0.75 && high > low) {
      const pad = (high - low) * 0.25
      return { kind: 'cut' as const, low: low - pad, high: high + pad }
    }
    return { kind: 'linear' as const, low: Math.min(0, low), high: high <= 0 ? 1 : high * 1.1 }
  }, [claims])
}

function scaleOf({ kind, low, high }: ReturnType<typeof useValues>, range: [number, number]): ScaleContinuousNumeric<number, number> {
  return (kind === 'log' ? scaleLog() : scaleLinear()).domain([low, high]).range(range)
}

function ticksOf(scale: ScaleContinuousNumeric<number, number>, kind: string, count: number) {
  if (kind !== 'log') return scale.ticks(count)
  const all = scale.ticks(count)
  const rounder = all.filter(tick => /^(0\.0*)?[125]0*$/.test(String(tick)))
  return all.length <= count + 2 ? all : rounder.length <= count + 4 ? rounder : all.filter(tick => /^(0\.0*)?10*$/.test(String(tick)))
}

/** Dots and ranges: each claimant's values, in time or side by side. */
export function FigurePlot({ claims, claimants, by, label, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFigureWords()
  const [frame, width] = useWidth<HTMLDivElement>(760)
  const svg = useRef<SVGSVGElement>(null)
  const [active, setActive] = useState<string>()
  const [pointed, setPointed] = useState<string>()
  const rtl = document.documentElement.dir === 'rtl'
  const values = useValues(claims)
  const compact = useMemo(() => new Intl.NumberFormat(format.language, { notation: 'compact', maximumFractionDigits: 1 }), [format.language])
  const tickText = (tick: number) => (Math.abs(tick) >= 10_000 ? compact.format(tick) : format.number(tick))
  const current = claims.find(claim => claim.key === active) ?? claims[0]

  function go(step: number) {
    if (!current) return
    const next = claims[(claims.indexOf(current) + step + claims.length) % claims.length]
    if (!next) return
    setActive(next.key)
    svg.current?.querySelector<SVGElement>(`[data-claim="${claims.indexOf(next)}"]`)?.focus()
  }

  function pressed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return
    const keys: Record<string, () => void> = {
      ArrowRight: () => go(rtl ? -1 : 1),
      ArrowLeft: () => go(rtl ? 1 : -1),
      ArrowDown: () => go(1),
      ArrowUp: () => go(-1),
      Enter: () => onChoose(current.key),
      ' ': () => onChoose(current.key),
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  function mark(claim: Claim) {
    const at = claims.indexOf(claim)
    return {
      'data-claim': at,
      role: 'button',
      tabIndex: claim === current ? 0 : -1,
      'aria-pressed': chosen === claim.key,
      'aria-label': t('figures.mark', {
        value: words.full(claim),
        claimant: claim.claimant,
        date: claim.first ? format.date(claim.first.slice(0, 10)) : t('common.undated'),
      }),
      className: `mark claimant-${signOf(claim.index)}${chosen === claim.key ? ' chosen' : ''}`,
      onFocus: () => {
        setActive(claim.key)
        setPointed(claim.key)
      },
      onBlur: () => setPointed(undefined),
      onPointerEnter: () => setPointed(claim.key),
      onPointerLeave: () => setPointed(undefined),
      onClick: () => onChoose(claim.key),
    }
  }

  const said = claims.find(claim => claim.key === pointed)
  const notes = [
    values.kind === 'log' ? t('figures.logScale') : values.kind === 'cut' ? t('figures.cutScale') : '',
    claims.some(claim => ['atLeast', 'moreThan', 'upTo', 'lessThan'].includes(claim.qualifier)) ? t('figures.arrows') : '',
    claims.some(claim => claim.qualifier === 'about') ? t('figures.dashes') : '',
  ].filter(Boolean)

  const common = { claims, claimants, values, width, rtl, tickText, mark, words, chosen }
  return (
    <div ref={frame} className="plot-frame">
      <div className="plot-stage">
        {by === 'time' ? <InTime {...common} svg={svg} label={label} pressed={pressed} /> : <SideBySide {...common} svg={svg} label={label} pressed={pressed} />}
        {said && (
          <div className="plot-tip" aria-hidden style={{ insetInlineEnd: 8, insetBlockStart: 4, width: 'auto', maxWidth: 300 }}>
            <strong>{words.full(said)}</strong> · <bdi>{said.claimant}</bdi>
            {said.first && ` · ${format.date(said.first.slice(0, 10))}`}
          </div>
        )}
      </div>
      {by === 'time' && (
        <div className="plot-legend plot-note">
          {claimants.slice(0, claimants.length > SIGNS ? SIGNS - 1 : SIGNS).map((claimant, index) => (
            <span key={claimant.key} className="plot-legend-item">
              <svg width={16} height={16} viewBox="-8 -8 16 16" className="plot" aria-hidden>
                <g className={`claimant-${signOf(index)}`}>
                  <Sign index={index} />
                </g>
              </svg>
              <bdi>{claimant.name}</bdi>
            </span>
          ))}
          {claimants.length > SIGNS && (
            <span className="plot-legend-item">
              <svg width={16} height={16} viewBox="-8 -8 16 16" className="plot" aria-hidden>
                <g className="claimant-5">
                  <Sign index={5} />
                </g>
              </svg>
              {t('figures.otherClaimants', { count: claimants.length - SIGNS + 1 })}
            </span>
          )}
        </div>
      )}
      {notes.length > 0 && <p className="plot-note">{notes.join(' ')}</p>}
    </div>
  )
}

interface DrawnProps {
  claims: Claim[]
  claimants: Claimant[]
  values: ReturnType<typeof useValues>
  width: number
  rtl: boolean
  tickText: (tick: number) => string
  mark: (claim: Claim) => Record<string, unknown>
  words: ReturnType<typeof useFigureWords>
  chosen?: string
  svg: React.RefObject<SVGSVGElement | null>
  label: string
  pressed: (event: KeyboardEvent) => void
}

function InTime({ claims, values, width, rtl, tickText, mark, words, chosen, svg, label, pressed }: DrawnProps) {
  const { t } = useTranslation()
  const height = 250
  const [top, bottom] = [16, 30]
  const side = 56
  const times = claims.flatMap(claim => claim.times)
  const someUndated = claims.some(claim => claim.times.length === 0)
  const undatedWidth = someUndated ? 74 : 0
  const [low, high] = times.length ? [Math.min(...times), Math.max(...times)] : [Date.now() - 365 * DAY, Date.now()]
  const pad = Math.max((high - low) * 0.06, 3 * DAY)
  const [near, far] = [side, width - 18 - undatedWidth]
  const flip = (at: number) => (rtl ? width - at : at)
  const x = scaleUtc()
    .domain([low - pad, high + pad])
    .range([flip(near), flip(far)])
  const y = scaleOf(values, [height - bottom, top])
  const undatedAt = flip(width - 14 - undatedWidth / 2)
  const placeOf = (claim: Claim) => ({
    at: claim.times.length ? x(Math.min(...claim.times)) : undatedAt + 4,
    middle: (y(claim.upper ?? claim.value) + y(claim.value)) / 2,
  })
  // words keep clear of the marks and of one another
  const boxes = claims.map((claim): [number, number, number] => [placeOf(claim).at - 8, placeOf(claim).middle, 16])
  const tickRoom = Math.max(2, Math.floor((far - near) / 96))
  const ticks = thinned(x.ticks(tickRoom), tickRoom)
  const tickWords = useTickText(ticks)

  return (
    <svg ref={svg} className="plot" width={width} height={height} role="group" aria-label={label} onKeyDown={pressed}>
      <g aria-hidden>
        {ticksOf(y, values.kind, 5).map(tick => (
          <g key={tick} transform={`translate(0 ${y(tick)})`}>
            <path d={`M${flip(near - 6)} 0H${flip(width - 8)}`} className="grid" />
            <text x={flip(near - 10)} className="tick" textAnchor={rtl ? 'start' : 'end'} dominantBaseline="central">
              {tickText(tick)}
            </text>
          </g>
        ))}
        {ticks.map((tick, n) => (
          <g key={tick.getTime()} transform={`translate(${x(tick)} ${height - bottom})`}>
            <path d="M0 0V5" className="axis-line" />
            <text y={18} className="tick" textAnchor="middle">
              {tickWords[n]}
            </text>
          </g>
        ))}
        <path d={`M${flip(near - 6)} ${height - bottom}H${flip(width - 8)}`} className="axis-line" />
        {someUndated && (
          <>
            <rect x={Math.min(undatedAt - undatedWidth / 2 + 8, width)} y={top - 8} width={undatedWidth - 8} height={height - bottom - top + 8} className="stripe" />
            <text x={undatedAt + 4} y={height - bottom + 18} className="tick" textAnchor="middle">
              {t('common.undated')}
            </text>
          </>
        )}
        {claims.map(claim => {
          // the same claim told again: a thin line to the last telling
          if (claim.times.length < 2) return null
          return (
            <path
              key={claim.key}
              d={`M${x(Math.min(...claim.times))} ${y(claim.value)}H${x(Math.max(...claim.times))}`}
              className={`whisker claimant-${signOf(claim.index)}`}
              style={{ strokeWidth: 1, opacity: 0.6 }}
            />
          )
        })}
        {claims.flatMap(claim =>
          claim.times.slice(1).map((time, n) => (
            <circle key={`${claim.key} ${n}`} cx={x(time)} cy={y(claim.value)} r={2.5} className={`sign claimant-${signOf(claim.index)}`} />
          )),
        )}
      </g>
      {claims.map(claim => {
        const { at, middle } = placeOf(claim)
        const high = y(claim.upper ?? claim.value)
        const low = y(claim.value)
        const text = words.bare(claim)
        const labelled = place(boxes, at + (rtl ? -text.length * 6.4 - 14 : 12), middle, text.length * 6.4 + 4)
        return (
          <g key={claim.key} {...mark(claim)} transform={`translate(${at} 0)`}>
            <rect x={-12} y={high - 12} width={24} height={low - high + 24} className="hit" />
            {claim.upper !== undefined && (
              <path d={`M0 ${low}V${high}M-5 ${low}H5M-5 ${high}H5`} className={`whisker${claim.qualifier === 'about' ? ' vague' : ''}`} />
            )}
            {claim.upper === undefined && <Arrow claim={claim} x={0} y={low} up={-1} across={false} />}
            <g transform={`translate(0 ${middle})`}>
              {claim.qualifier === 'about' && <circle r={9} className="whisker vague" style={{ strokeWidth: 1.3 }} />}
              <Sign index={claim.index} />
            </g>
            {chosen === claim.key && <circle cy={middle} r={11} className="ring-chosen" />}
            {labelled && (
              <text x={rtl ? -14 : 14} y={middle} className="value-text" textAnchor={rtl ? 'end' : 'start'} dominantBaseline="central" aria-hidden>
                {text}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

function SideBySide({ claims, claimants, values, width, rtl, tickText, mark, words, chosen, svg, label, pressed }: DrawnProps) {
  const narrow = width < 520
  const names = narrow ? 0 : Math.min(210, width * 0.3)
  const row = narrow ? 44 : 30
  const top = 24
  const height = top + claimants.length * row + 8
  const flip = (at: number) => (rtl ? width - at : at)
  const x = scaleOf(values, [flip(names + 16), flip(width - 40)])
  return (
    <svg ref={svg} className="plot" width={width} height={height} role="group" aria-label={label} onKeyDown={pressed}>
      <g aria-hidden>
        {claimants.map((claimant, i) => (
          <g key={claimant.key}>
            {i % 2 === 0 && <rect x={0} y={top + i * row} width={width} height={row} className="stripe" />}
            <text
              x={flip(6)}
              y={top + i * row + (narrow ? 13 : row / 2)}
              textAnchor={rtl ? 'end' : 'start'}
              dominantBaseline="central"
              style={{ unicodeBidi: 'plaintext' }}
            >
              {clip(claimant.name, narrow ? 46 : Math.floor(names / 6.6))}
            </text>
          </g>
        ))}
        {ticksOf(x, values.kind, Math.max(2, Math.floor((width - names) / 110))).map(tick => (
          <g key={tick} transform={`translate(${x(tick)} 0)`}>
            <path d={`M0 ${top - 4}V${height - 8}`} className="grid" />
            <text y={12} className="tick" textAnchor="middle">
              {tickText(tick)}
            </text>
          </g>
        ))}
      </g>
      {claims.map(claim => {
        const y = top + claim.index * row + (narrow ? row - 14 : row / 2)
        const [from, to] = [x(claim.value), x(claim.upper ?? claim.value)]
        const middle = (from + to) / 2
        const text = words.bare(claim)
        const end = rtl ? Math.min(from, to) - 12 : Math.max(from, to) + 12
        return (
          <g key={claim.key} {...mark(claim)} transform={`translate(0 ${y})`}>
            <rect x={Math.min(from, to) - 12} y={-12} width={Math.abs(to - from) + 24} height={24} className="hit" />
            {claim.upper !== undefined && <path d={`M${from} 0H${to}M${from} -5V5M${to} -5V5`} className={`whisker${claim.qualifier === 'about' ? ' vague' : ''}`} />}
            {claim.upper === undefined && <Arrow claim={claim} x={from} y={0} up={rtl ? -1 : 1} across />}
            <g transform={`translate(${middle} 0)`}>
              {claim.qualifier === 'about' && <circle r={9} className="whisker vague" style={{ strokeWidth: 1.3 }} />}
              <Sign index={claim.index} />
              {chosen === claim.key && <circle r={11} className="ring-chosen" />}
            </g>
            <text x={end + (points(claim) ? (rtl ? -14 : 14) : 0)} className="value-text" textAnchor={rtl ? 'end' : 'start'} dominantBaseline="central" aria-hidden>
              {text}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

function points(claim: Claim) {
  return claim.upper === undefined && (claim.qualifier === 'atLeast' || claim.qualifier === 'moreThan')
}

/** An arrow to more (at least, more than) or to less (up to, less than). */
function Arrow({ claim, x, y, up, across }: { claim: Claim; x: number; y: number; up: number; across: boolean }) {
  const way = ['atLeast', 'moreThan'].includes(claim.qualifier) ? 1 : ['upTo', 'lessThan'].includes(claim.qualifier) ? -1 : 0
  if (way === 0) return null
  const d = way * up
  return across ? (
    <path d={`M${x} ${y}h${22 * d}m${-5 * d} -4l${5 * d} 4l${-5 * d} 4`} className="whisker" />
  ) : (
    <path d={`M${x} ${y}v${22 * d}m-4 ${-5 * d}l4 ${5 * d}l4 ${-5 * d}`} className="whisker" />
  )
}

function place(boxes: [number, number, number][], x: number, y: number, width: number) {
  if (boxes.some(([bx, by, bw]) => Math.abs(by - y) < 13 && x < bx + bw && bx < x + width)) return false
  boxes.push([x, y, width])
  return true
}

function clip(name: string, length: number) {
  const all = Array.from(name)
  return all.length <= length ? name : `${all.slice(0, length - 1).join('').trimEnd()}…`
}

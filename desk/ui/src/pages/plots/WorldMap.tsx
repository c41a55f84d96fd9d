import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconMinus, IconPlus, IconWorld } from '@tabler/icons-react'
import { geoArea, geoEqualEarth, geoGraticule10, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson'
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json'
import { useFormat } from '../../format'
import { ALPHA2, SMALL } from './countries'
import { usePlotWheel } from './usePlotWheel'
import './plots.css'

const WIDTH = 960
const HEIGHT = 468
const REACH = 45
const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>
const projection = geoEqualEarth().fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT - 4],
  ],
  { type: 'Sphere' },
)
const path = geoPath(projection)
const sphere = path({ type: 'Sphere' }) ?? ''
const graticule = path(geoGraticule10()) ?? ''
const borders = path(mesh(topology, topology.objects.countries, (a, b) => a !== b)) ?? ''

interface Shape {
  code: string | undefined
  d: string
  /** of the largest piece and about its middle, so that far islands and endless plains do not count when the map is fitted */
  box: [number, number, number, number]
}

function largestPiece(geometry: Geometry): Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry
  const pieces = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
  return pieces.reduce((best, piece) => (geoArea(piece) > geoArea(best) ? piece : best))
}

const shapes: Shape[] = (feature(topology, topology.objects.countries) as FeatureCollection<Geometry, { name: string }>).features
  .filter((one: Feature<Geometry, { name: string }>) => one.id !== '010')
  .map(one => {
    const piece = largestPiece(one.geometry)
    const [[x0, y0], [x1, y1]] = path.bounds(piece)
    const [x, y] = path.centroid(piece)
    const box: Shape['box'] = [Math.max(x0, x - REACH), Math.max(y0, y - REACH), Math.min(x1, x + REACH), Math.min(y1, y + REACH)]
    return { code: one.id === undefined ? undefined : ALPHA2.get(String(one.id)), d: path(one) ?? '', box }
  })

const drawn = new Map(shapes.flatMap(shape => (shape.code ? [[shape.code, shape] as const] : [])))

interface View {
  scale: number
  x: number
  y: number
}

const WHOLE: View = { scale: 1, x: 0, y: 0 }

function within(view: View): View {
  const scale = Math.max(1, Math.min(12, view.scale))
  return {
    scale,
    x: Math.min(0, Math.max(WIDTH - WIDTH * scale, view.x)),
    y: Math.min(0, Math.max(HEIGHT - HEIGHT * scale, view.y)),
  }
}

function boxOf(code: string): Shape['box'] | undefined {
  const shape = drawn.get(code)
  if (shape) return shape.box
  const dot = SMALL.get(code)
  const point = dot && projection(dot)
  return point ? [point[0], point[1], point[0], point[1]] : undefined
}

/** As near as the countries allow; the whole world where they lie all over it. */
function fitted(codes: string[]): View {
  const boxes = codes.flatMap(code => boxOf(code) ?? [])
  if (boxes.length < 4) return WHOLE
  const each = (n: number) => boxes.filter((_, i) => i % 4 === n)
  const [x0, y0, x1, y1] = [Math.min(...each(0)) - 30, Math.min(...each(1)) - 30, Math.max(...each(2)) + 30, Math.max(...each(3)) + 30]
  const scale = Math.min(5, WIDTH / (x1 - x0), HEIGHT / (y1 - y0))
  if (scale < 1.25) return WHOLE
  return within({ scale, x: WIDTH / 2 - ((x0 + x1) / 2) * scale, y: HEIGHT / 2 - ((y0 + y1) / 2) * scale })
}

/** 1 to 5: how dark, by the logarithm. */
function step(times: number, most: number) {
  if (most <= 1) return 3
  return 1 + Math.round((Math.log(times) / Math.log(most)) * 4)
}

export interface WorldMapProps {
  countries: { country: string; times: number }[]
  /** what the map shows, for screen readers */
  label: string
  /** what is said of a country: "France: 3 positions" */
  describe: (country: string, times: number) => string
  onPick?: (country: string) => void
  /** outlined, whether anything is said of them or not */
  marked?: string[]
  /** show the part of the world that has something in it */
  fit?: boolean
}

/** A world map (equal areas) that shades countries by a number. A table with the same numbers belongs beside it. */
export default function WorldMap({ countries, label, describe, onPick, marked = [], fit = false }: WorldMapProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const times = useMemo(() => new Map(countries.map(one => [one.country, one.times])), [countries])
  const known = useMemo(
    () =>
      countries
        .filter(one => drawn.has(one.country) || SMALL.has(one.country))
        .sort((a, b) => b.times - a.times)
        .map(one => one.country),
    [countries],
  )
  const home = useMemo(() => (fit ? fitted([...known, ...marked]) : WHOLE), [fit, known, marked])
  const [moved, setMoved] = useState<{ from: View; view: View }>()
  const view = moved && moved.from === home ? moved.view : home
  const setView = (next: View) => setMoved({ from: home, view: within(next) })
  const [pointed, setPointed] = useState<string>()
  const [active, setActive] = useState<string>()
  const current = active && known.includes(active) ? active : known[0]
  const drag = useRef<{ x: number; y: number; view: View; far: boolean } | null>(null)
  const svg = usePlotWheel<SVGSVGElement>((factor, clientX, clientY) => {
    const box = svg.current?.getBoundingClientRect()
    if (!box) return
    zoom(1 / factor, ((clientX - box.left) / box.width) * WIDTH, ((clientY - box.top) / box.height) * HEIGHT)
  })
  const most = Math.max(1, ...countries.map(one => one.times))

  function zoom(by: number, x = WIDTH / 2, y = HEIGHT / 2) {
    const scale = Math.max(1, Math.min(12, view.scale * by))
    const real = scale / view.scale
    setView({ scale, x: x - (x - view.x) * real, y: y - (y - view.y) * real })
  }

  /** Brings a country into sight. */
  function center(code: string) {
    const box = boxOf(code)
    if (!box) return
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
    const [sx, sy] = [view.x + x * view.scale, view.y + y * view.scale]
    if (sx > 20 && sx < WIDTH - 20 && sy > 20 && sy < HEIGHT - 20) return
    setView({ scale: view.scale, x: WIDTH / 2 - x * view.scale, y: HEIGHT / 2 - y * view.scale })
  }

  /** About the country that has the focus, else about the middle. */
  function zoomOnActive(by: number) {
    const box = current === undefined ? undefined : boxOf(current)
    if (!box) return zoom(by)
    return zoom(by, view.x + ((box[0] + box[2]) / 2) * view.scale, view.y + ((box[1] + box[3]) / 2) * view.scale)
  }

  function go(by: number) {
    if (known.length === 0 || current === undefined) return
    const next = known[(known.indexOf(current) + by + known.length) % known.length]
    if (next === undefined) return
    setActive(next)
    center(next)
    svg.current?.querySelector<SVGElement>(`[data-country="${next}"]`)?.focus()
  }

  function pressed(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const rtl = document.documentElement.dir === 'rtl'
    const keys: Record<string, () => void> = {
      ArrowRight: () => go(rtl ? -1 : 1),
      ArrowLeft: () => go(rtl ? 1 : -1),
      ArrowDown: () => go(1),
      ArrowUp: () => go(-1),
      '+': () => zoomOnActive(1.6),
      '=': () => zoomOnActive(1.6),
      '-': () => zoomOnActive(1 / 1.6),
      '0': () => setView(WHOLE),
      Enter: () => current && onPick?.(current),
      ' ': () => current && onPick?.(current),
    }
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  function down(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0) return
    drag.current = { x: event.clientX, y: event.clientY, view, far: false }
  }

  function move(event: PointerEvent<SVGSVGElement>) {
    const start = drag.current
    const box = svg.current?.getBoundingClientRect()
    if (!start || !box) return
    const by = WIDTH / box.width
    const [dx, dy] = [(event.clientX - start.x) * by, (event.clientY - start.y) * by]
    if (!start.far && Math.hypot(dx, dy) < 5) return
    if (!start.far) svg.current?.setPointerCapture(event.pointerId)
    start.far = true
    setView({ scale: start.view.scale, x: start.view.x + dx, y: start.view.y + dy })
  }

  function up() {
    // the click that follows a drag picks nothing
    const far = drag.current?.far
    drag.current = null
    if (far) justDragged.current = Date.now()
  }
  const justDragged = useRef(0)

  function props(code: string | undefined) {
    const number = code === undefined ? undefined : times.get(code)
    if (code === undefined || number === undefined) {
      return { onPointerEnter: () => setPointed(code), onPointerLeave: () => setPointed(undefined) }
    }
    return {
      'data-country': code,
      role: onPick ? 'button' : 'img',
      'aria-label': describe(code, number),
      tabIndex: code === current ? 0 : -1,
      onFocus: () => {
        setActive(code)
        setPointed(code)
      },
      onBlur: () => setPointed(undefined),
      onPointerEnter: () => setPointed(code),
      onPointerLeave: () => setPointed(undefined),
      onClick: () => Date.now() - justDragged.current > 250 && onPick?.(code),
    }
  }

  function className(code: string | undefined, base: string) {
    const number = code === undefined ? undefined : times.get(code)
    const classes = [base]
    if (number !== undefined) classes.push('has', `step-${step(number, most)}`)
    if (code !== undefined && marked.includes(code)) classes.push('marked')
    if (number !== undefined && onPick) classes.push('pick')
    return classes.join(' ')
  }

  const said = pointed === undefined ? undefined : times.has(pointed) ? describe(pointed, times.get(pointed) ?? 0) : format.country(pointed)
  const width = 1 / view.scale
  // what is said of a country is drawn over its neighbours
  const ordered = [...shapes].sort((a, b) => Number(drawnOver(a.code)) - Number(drawnOver(b.code)))

  function drawnOver(code: string | undefined) {
    return code !== undefined && (times.has(code) || marked.includes(code))
  }

  return (
    <div className="plot-map-frame">
      <svg
        ref={svg}
        className="plot plot-map"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label={label}
        onKeyDown={pressed}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`} strokeWidth={width}>
          <path d={sphere} className="sea" />
          <path d={graticule} className="graticule" strokeWidth={0.5 * width} />
          {ordered.map((shape, i) => (
            <path key={shape.code ?? `other-${i}`} d={shape.d} className={className(shape.code, 'country')} {...props(shape.code)} />
          ))}
          <path d={borders} className="borders" strokeWidth={0.6 * width} />
          {[...SMALL].map(([code, place]) => {
            const point = projection(place)
            if (!point || drawn.has(code) || !drawnOver(code)) return null
            return (
              <circle
                key={code}
                cx={point[0]}
                cy={point[1]}
                r={5 / Math.sqrt(view.scale)}
                strokeWidth={1.2 * width}
                className={className(code, 'country dot')}
                {...props(code)}
              />
            )
          })}
        </g>
      </svg>
      <div className="plot-map-said" aria-hidden>
        {said}
      </div>
      <Group gap={4} className="plot-map-buttons">
        <Tooltip label={t('plots.zoomIn')}>
          <ActionIcon variant="default" onClick={() => zoom(1.6)} aria-label={t('plots.zoomIn')} disabled={view.scale >= 12}>
            <IconPlus size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('plots.zoomOut')}>
          <ActionIcon variant="default" onClick={() => zoom(1 / 1.6)} aria-label={t('plots.zoomOut')} disabled={view.scale <= 1}>
            <IconMinus size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('plots.wholeWorld')}>
          <ActionIcon variant="default" onClick={() => setView(WHOLE)} aria-label={t('plots.wholeWorld')} disabled={view.scale <= 1}>
            <IconWorld size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Legend most={most} />
    </div>
  )
}

/** The numbers behind the shades. */
function Legend({ most }: { most: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (most <= 1) return <p className="plot-note">{t('plots.borders')}</p>
  const ranges = new Map<number, [number, number]>()
  for (let n = 1; n <= most; n = most > 2000 ? Math.ceil(n * 1.02 + 0.5) : n + 1) {
    const s = step(n, most)
    const range = ranges.get(s)
    ranges.set(s, range ? [range[0], n] : [n, n])
  }
  return (
    <div className="plot-legend plot-note">
      {[...ranges].map(([s, [low, high]]) => (
        <span key={s} className="plot-legend-item">
          <span className={`plot-swatch step-${s}`} aria-hidden />
          {low === high ? format.number(low) : `${format.number(low)}–${format.number(high)}`}
        </span>
      ))}
      <span>{t('plots.borders')}</span>
    </div>
  )
}

import { Fragment, memo, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Section } from '../../api'
import { directionOf } from '../../languages'
import { lanes, paragraphs, type Mark, type Paragraph as ParagraphOf } from './marks'
import classes from './Reading.module.css'

export interface TextMark extends Mark {
  /** the mark's key, and of what it is a mark: an assertion, an entity */
  of: string
  kind: string
  /** of a mention: the type of its entity */
  type?: string
  label: string
}

interface Props {
  text: readonly string[]
  language: string
  script?: string
  sections: readonly Section[]
  marks: readonly TextMark[]
  /** what the marks of are lit */
  active: ReadonlySet<string>
  /** what is brought into view when it changes: a mark's id; `turn` for once more */
  goal?: { mark: string; turn: number }
  onHover: (of: string[]) => void
  onPick: (of: string[]) => void
}

/** Of texts with more paragraphs than these the browser lays out only those near the view. */
const LONG = 300

/** marks that are no findings: they answer to no cursor */
const QUIET = new Set(['source', 'spot'])

const COLOUR: Record<string, string> = {
  event: 'var(--mark-event)',
  tenure: 'var(--mark-tenure)',
  position: 'var(--mark-position)',
  figure: 'var(--mark-figure)',
  claim: 'var(--mark-claim)',
  date: 'var(--mark-date)',
}

/** The text as published, with what is said marked in it. */
export function Reading({ text, language, script, sections, marks, active, goal, onHover, onPick }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const under = useRef('')
  const byId = useMemo(() => new Map(marks.map(mark => [mark.id, mark])), [marks])
  const cut = useMemo(() => paragraphs(text, marks), [text, marks])
  const lane = useMemo(() => lanes(marks.filter(mark => COLOUR[mark.kind])), [marks])

  const runs = useMemo(() => {
    const out: { section?: string; lines: ParagraphOf[] }[] = []
    for (const paragraph of cut) {
      const section = sections.find(one => one.start <= paragraph.start && one.end > paragraph.start)?.kind.toLowerCase()
      const last = out.at(-1)
      if (last && last.section === section) last.lines.push(paragraph)
      else out.push({ section, lines: [paragraph] })
    }
    return out
  }, [cut, sections])

  useEffect(() => {
    if (!goal) return
    const piece = box.current?.querySelector(`[data-marks~="${CSS.escape(goal.mark)}"]`)
    if (!piece) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    piece.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
  }, [goal])

  const marksAt = (target: EventTarget | null) => {
    const piece = target instanceof Element ? target.closest<HTMLElement>('[data-marks]') : null
    return piece && box.current?.contains(piece) ? piece.dataset.marks!.split(' ') : []
  }
  const ofMarks = (ids: string[]) => [...new Set(ids.flatMap(id => {
      const mark = byId.get(id)
      return !mark || QUIET.has(mark.kind) ? [] : [mark.of]
    }))]

  const hover = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return
    const ids = marksAt(event.target)
    if (ids.join(' ') === under.current) return
    under.current = ids.join(' ')
    onHover(ofMarks(ids))
  }

  // One stop for the Tab key; the arrows go from mark to mark, Enter keeps one.
  const step = (event: KeyboardEvent) => {
    const pieces = [...(box.current?.querySelectorAll<HTMLElement>('[data-first]') ?? [])]
    const now = pieces.indexOf(document.activeElement as HTMLElement)
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const forward = event.key === 'ArrowDown' || event.key === (rtl ? 'ArrowLeft' : 'ArrowRight')
    const backward = event.key === 'ArrowUp' || event.key === (rtl ? 'ArrowRight' : 'ArrowLeft')
    if (forward || backward) {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const next = pieces[now < 0 ? 0 : Math.min(pieces.length - 1, Math.max(0, now + (forward ? 1 : -1)))]
      if (!next) return
      event.preventDefault()
      next.focus({ preventScroll: true })
      next.scrollIntoView({ block: 'nearest' })
      onHover(ofMarks(marksAt(next)))
    } else if (event.key === 'Enter' && now >= 0) {
      event.preventDefault()
      onPick(ofMarks(marksAt(pieces[now]!)))
    } else if (event.key === 'Escape') {
      onPick([])
    }
  }

  return (
    <div
      ref={box}
      className={classes.text}
      data-long={cut.length > LONG || undefined}
      lang={language}
      dir={directionOf(language, script)}
      role="group"
      tabIndex={0}
      aria-label={t('document.text')}
      aria-description={t('document.keys')}
      onPointerOver={hover}
      onPointerLeave={() => {
        under.current = ''
        onHover([])
      }}
      onClick={event => {
        if (getSelection()?.isCollapsed === false) return
        onPick(ofMarks(marksAt(event.target)))
      }}
      onKeyDown={step}
    >
      {runs.map(({ section, lines }) => {
        const shown = lines.map(paragraph => {
          const here = paragraph.pieces.flatMap(piece => piece.marks).filter(id => active.has(byId.get(id)?.of ?? ''))
          return <Paragraph key={paragraph.start} paragraph={paragraph} section={section} marks={byId} lanes={lane} lit={[...new Set(here)].join(' ')} />
        })
        const first = lines[0]!.start
        if (section !== 'furniture' || lines.length < 3) return <Fragment key={first}>{shown}</Fragment>
        const at = goal && byId.get(goal.mark)?.start
        return (
          <Furniture key={first} lines={lines.length} needed={at !== undefined && at >= first && at < lines.at(-1)!.end}>
            {shown}
          </Furniture>
        )
      })}
    </div>
  )
}

/** Menus and links around the story: folded away until asked for. */
function Furniture({ lines, needed, children }: { lines: number; needed: boolean; children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const [open, setOpen] = useState(false)
  const shown = open || needed
  return (
    <>
      <button
        type="button"
        className={`${classes.fold} no-print`}
        aria-expanded={shown}
        lang={i18n.language}
        dir={i18n.dir()}
        onClick={event => {
          event.stopPropagation()
          setOpen(!shown)
        }}
      >
        {shown ? t('document.hideFurniture') : t('document.furniture', { count: lines })}
      </button>
      {shown && children}
    </>
  )
}

interface ParagraphProps {
  paragraph: ParagraphOf
  section?: string
  marks: ReadonlyMap<string, TextMark>
  lanes: ReadonlyMap<string, number>
  /** ids of the lit marks, in one string so that the paragraph is drawn again only when they change */
  lit: string
}

const Paragraph = memo(function Paragraph({ paragraph, section, marks, lanes, lit }: ParagraphProps) {
  const bright = new Set(lit.split(' '))
  return (
    <p className={classes.paragraph} data-section={section}>
      {paragraph.pieces.map(piece => {
        if (piece.marks.length === 0) return <span key={piece.start}>{piece.text}</span>
        const over = piece.marks.map(id => marks.get(id)!)
        const mention = over.find(mark => mark.kind === 'mention')
        const lines = over.filter(mark => COLOUR[mark.kind])
        const lights = over.filter(mark => bright.has(mark.id))
        const first = over.some(mark => mark.start === piece.start && !QUIET.has(mark.kind))
        const style: CSSProperties = {}
        if (lines.length > 0) {
          style.backgroundImage = lines.map(mark => `linear-gradient(${COLOUR[mark.kind]}, ${COLOUR[mark.kind]})`).join(', ')
          style.backgroundSize = lines.map(mark => `100% ${bright.has(mark.id) ? 2.5 : 1.5}px`).join(', ')
          style.backgroundPosition = lines.map(mark => `0 calc(100% - ${(2 - (lanes.get(mark.id) ?? 0)) * 3}px)`).join(', ')
        }
        const light = lights.find(mark => mark.kind !== 'source') ?? lights[0]
        return (
          <span
            key={piece.start}
            className={classes.piece}
            data-marks={piece.marks.join(' ')}
            data-first={first || undefined}
            data-type={mention?.type}
            data-lit={light ? light.kind : undefined}
            data-problem={over.some(mark => mark.kind === 'problem') || undefined}
            tabIndex={first ? -1 : undefined}
            role={first ? 'mark' : undefined}
            aria-label={first ? `${piece.text}: ${over.filter(mark => mark.start === piece.start && !QUIET.has(mark.kind)).map(mark => mark.label).join('; ')}` : undefined}
            style={style}
          >
            {piece.text}
          </span>
        )
      })}
    </p>
  )
})

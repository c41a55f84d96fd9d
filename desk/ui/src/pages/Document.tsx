import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { api, type DocumentDetail, type Link } from '../api'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { useSaying } from '../components/useSaying'
import { points } from '../points'
import { useLoad } from '../useLoad'
import { chainKey, passes, speakers, type Speaker } from './Document/chains'
import { Copies, LeftOut, Origin, Problems } from './Document/Head'
import { FACTS, Panel, type Filter } from './Document/Panel'
import { Reading, type TextMark } from './Document/Reading'
import { Sheet } from './Document/Sheet'
import { Speakers } from './Document/Speakers'
import classes from './Document/Document.module.css'

/** One document: its text as published, and beside it what it says. */
export default function Document() {
  const { id = '' } = useParams()
  return <Opened key={id} id={id} />
}

function Opened({ id }: { id: string }) {
  const { t } = useTranslation()
  const load = useLoad(signal => api.document(id, signal), [id])
  const document = load.data?.document
  if (!load.data) {
    return (
      <Page title={document?.title ?? t('document.title')} heading={<span className="visually-hidden">{t('document.title')}</span>}>
        <Loaded load={load} lines={14}>
          {() => null}
        </Loaded>
      </Page>
    )
  }
  return <Shown detail={load.data} onChanged={load.reload} />
}

function Shown({ detail, onChanged }: { detail: DocumentDetail; onChanged: () => void }) {
  const { t } = useTranslation()
  const say = useSaying()
  const { document, assertions, entities } = detail
  const [params, setParams] = useSearchParams()
  const narrow = useMediaQuery('(max-width: 62em)')
  const asked = params.get('assertion') ?? undefined
  const [kinds, setKinds] = useState<ReadonlySet<string>>(() => {
    const wanted = assertions.find(one => one.id === asked)?.kind
    return new Set(wanted ? [...FACTS, wanted] : FACTS)
  })
  const [only, setOnly] = useState<string>()
  const [hovered, setHovered] = useState<string[]>([])
  const [picked, setPicked] = useState<string[]>(asked ? [asked] : [])
  const [goal, setGoal] = useState<{ mark: string; turn: number }>()

  const text = useMemo(() => points(document.text), [document.text])
  const byId = useMemo(() => new Map(assertions.map(one => [one.id, one])), [assertions])
  const names = useMemo(() => new Map(entities.map(one => [one.id, one])), [entities])
  const facts = useMemo(() => assertions.filter(one => one.kind !== 'mention').sort(byPlace(document.id)), [assertions, document.id])
  const tree = useMemo(() => speakers(facts.filter(one => one.kind !== 'date')), [facts])
  const shown = useMemo(
    () => facts.filter(one => (kinds.has(one.kind) && (!only || passes(chainKey(one.attribution), only))) || one.id === asked),
    [facts, kinds, only, asked],
  )

  const lit = hovered.length > 0 ? hovered : picked
  const first = byId.get(lit.find(of => byId.get(of)?.kind !== 'mention') ?? '')

  const marks = useMemo<TextMark[]>(() => {
    const out: TextMark[] = []
    for (const one of shown) {
      one.evidence.forEach((place, n) => {
        if (place.document !== document.id) return
        out.push({ id: `${one.id}.${n}`, of: one.id, kind: one.kind, start: place.start, end: place.end, label: `${t(`kind.${one.kind}`, { count: 1 })}: ${say(one)}` })
      })
    }
    for (const one of assertions) {
      const place = one.evidence[0]
      if (one.kind !== 'mention' || place?.document !== document.id) continue
      const entity = String(one.entity)
      out.push({
        id: one.id,
        of: entity,
        kind: 'mention',
        type: String(one.type),
        start: place.start,
        end: place.end,
        label: names.get(entity)?.label ?? place.quote,
      })
    }
    // the words that name sources: marked only while what they say is lit
    const named = new Set<string>()
    for (const one of shown) {
      for (const link of one.attribution) {
        const key = sourceOf(link)
        if (!key || named.has(key)) continue
        named.add(key)
        out.push({ id: key, of: key, kind: 'source', start: link.start!, end: link.end!, label: link.name })
      }
    }
    const spot = /^(\d+)(?:-(\d+))?$/.exec(params.get('at') ?? '')
    if (spot) {
      const start = Number(spot[1])
      out.push({ id: 'spot', of: 'spot', kind: 'spot', start, end: Number(spot[2] ?? start + 1), label: t('document.spot') })
    }
    for (const problem of detail.problems.filter(isPlace)) {
      out.push({ id: `problem.${problem.start}`, of: `problem.${problem.start}`, kind: 'problem', start: problem.start, end: problem.end, label: problem.what })
    }
    return out
  }, [shown, assertions, names, document.id, detail.problems, params, t, say])

  const active = useMemo(
    () => new Set(['spot', ...lit, ...(first?.attribution ?? []).flatMap(link => sourceOf(link) ?? [])]),
    [lit, first],
  )

  const show = useCallback((mark: string) => setGoal(before => ({ mark, turn: (before?.turn ?? 0) + 1 })), [])
  useEffect(() => {
    if (asked) show(`${asked}.0`)
    else if (params.get('at')) show('spot')
    // on coming here only: later the address follows what is picked
  }, [])

  const pick = useCallback(
    (of: string[], from: 'text' | 'panel') => {
      setPicked(of)
      if (of.length === 0) setHovered([])
      const fact = of.find(one => byId.has(one))
      if (from === 'panel' && of[0]) show(byId.has(of[0]) ? `${of[0]}.0` : (assertions.find(one => one.entity === of[0])?.id ?? ''))
      setParams(
        before => {
          const after = new URLSearchParams(before)
          after.delete('at')
          if (fact) after.set('assertion', fact)
          else after.delete('assertion')
          return after
        },
        { replace: true, preventScrollReset: true },
      )
    },
    [assertions, byId, setParams, show],
  )
  const pickInText = useCallback((of: string[]) => pick(of, 'text'), [pick])
  const pickInPanel = useCallback((of: string[]) => pick(of, 'panel'), [pick])

  const filter: Filter = { kinds, setKinds, only: only === undefined ? undefined : speakerName(tree, only), clearOnly: () => setOnly(undefined) }
  // Where the text has its headline the page shows it there, once.
  const sections = useMemo(() => {
    const title = points(document.title)
    const opens = title.length > 0 && text.slice(0, title.length).join('') === document.title
    const known = document.sections.some(section => section.kind.toLowerCase() === 'title')
    return known || !opens ? document.sections : [{ start: 0, end: title.length, kind: 'title' }, ...document.sections]
  }, [document, text])
  const headed = sections.some(section => section.kind.toLowerCase() === 'title')
  return (
    <Page
      title={document.title}
      heading={
        <bdi lang={document.language} className={headed ? 'visually-hidden' : classes.title}>
          {document.title}
        </bdi>
      }
      over={<Origin document={document} />}
    >
      <div className={classes.columns}>
        <div className={classes.left}>
          <Copies document={document} copies={detail.copies} onParted={onChanged} />
          <Speakers
            roots={tree}
            language={document.language}
            only={only}
            onOnly={setOnly}
            active={first && chainKey(first.attribution)}
          />
          <Reading
            text={text}
            language={document.language}
            script={document.script}
            sections={sections}
            marks={marks}
            active={active}
            goal={goal}
            onHover={setHovered}
            onPick={pickInText}
          />
          <LeftOut problems={detail.problems.filter(one => !isPlace(one))} />
          <Problems problems={detail.problems.filter(isPlace)} text={text} onShow={start => show(`problem.${start}`)} />
        </div>
        <Panel
          facts={shown}
          counts={facts}
          entities={entities}
          language={document.language}
          filter={filter}
          lit={lit}
          picked={picked}
          onHover={setHovered}
          onPick={pickInPanel}
        />
      </div>
      {narrow && picked.length > 0 && (
        <Sheet facts={picked.flatMap(of => byId.get(of) ?? [])} entities={picked.flatMap(of => names.get(of) ?? [])} onClose={() => pickInText([])} />
      )}
    </Page>
  )
}

/** Whether a trouble has a place in the text; one with taking it into the record has none. */
function isPlace(problem: DocumentDetail['problems'][number]) {
  return problem.stage === 'reading'
}

function sourceOf(link: Link) {
  return link.start === undefined || link.end === undefined ? undefined : `source.${link.start}.${link.end}`
}

function speakerName(level: Speaker[], key: string): string {
  for (const one of level) {
    if (one.key === key) return one.link.name
    if (passes(key, one.key)) return speakerName(one.children, key)
  }
  return ''
}

function byPlace(document: string) {
  const start = (one: DocumentDetail['assertions'][number]) => one.evidence.find(place => place.document === document)?.start ?? 0
  return (a: DocumentDetail['assertions'][number], b: DocumentDetail['assertions'][number]) => start(a) - start(b)
}

// The mock's record: what `dragoman export` wrote of sixteen of the bundled samples (fixtures/record.jsonl), answered as the API would.
import { readFileSync } from 'node:fs'
import type {
  Assertion,
  DocumentBrief,
  DocumentFull,
  EntityBrief,
  EntityType,
  FigureGroup,
  Name,
  Participant,
  Page,
  Post,
  Story,
} from '../src/api'

interface Entity {
  id: string
  type: EntityType
  label: string
  country?: string
  names: Name[]
  parent?: string
}

const QUALIFIERS: Record<string, string> = { about: 'about ', atLeast: 'at least ', lessThan: 'less than ', moreThan: 'more than ', upTo: 'up to ' }

const lines = readFileSync(new URL('./fixtures/record.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Record<string, unknown>)

export const documents = lines.filter(line => line.kind === 'document') as unknown as DocumentFull[]
export const entities = lines.filter(line => line.kind === 'entity') as unknown as Entity[]
const documentsById = new Map(documents.map(document => [document.id, document]))
const entitiesById = new Map(entities.map(entity => [entity.id, entity]))

export const assertions = (lines.filter(line => line.evidence) as unknown as Assertion[])
  .map((assertion): Assertion => {
  const document = documentsById.get(assertion.evidence[0]!.document)!
  return {
    ...assertion,
    summary: summary(assertion),
    documentTitle: document.title,
    published: document.published,
    documentLanguage: document.language,
  }
})

function summary(a: Assertion): string {
  const text = (field: string) => (a[field] === undefined ? '' : String(a[field]))
  const join = (...parts: string[]) => parts.filter(Boolean).join(', ')
  switch (a.kind) {
    case 'mention':
      return `${entitiesById.get(text('entity'))?.label ?? a.evidence[0]?.quote} (${text('type')})`
    case 'event': {
      const parties = (a.participants as Participant[]).map(p => p.name).join(', ')
      return join(`${text('act')}${text('date') ? ` ${text('date')}` : ''}${parties ? `: ${parties}` : ''}`)
    }
    case 'tenure':
      return `${text('name')}: ${join(text('post'), text('body'))}`
    case 'position':
      return join(`${text('body')} ${text('act')} a ${text('instrument')}${text('stance') ? ` to ${text('stance')}` : ''}`, text('topic'), text('date'))
    case 'figure':
      return `${QUALIFIERS[text('qualifier')] ?? ''}${text('value')}${text('unit')} ${text('counted')} (${text('measure')})`
    case 'claim':
      return `${a.attribution.at(-1)?.name} ${text('cue')}: ${text('content')}`
    default:
      return `${a.evidence[0]?.quote}: ${text('value')}`
  }
}

export function brief(document: DocumentFull): DocumentBrief {
  const { id, uri, title, language, publisher, published, copyOf, copyKind } = document
  return { id, uri, title, language, publisher, published, copyOf, copyKind }
}

export function document(id: string) {
  return documentsById.get(id)
}

const mentionsOf = new Map<string, Assertion[]>()
for (const a of assertions) if (a.kind === 'mention') mentionsOf.set(String(a.entity), [...(mentionsOf.get(String(a.entity)) ?? []), a])

export function entity(id: string) {
  return entitiesById.get(id)
}

export function entityBrief(entity: Entity): EntityBrief {
  const mentions = mentionsOf.get(entity.id) ?? []
  return {
    id: entity.id,
    type: entity.type,
    label: entity.label,
    country: entity.country,
    mentions: mentions.length,
    documents: new Set(mentions.map(a => a.evidence[0]!.document)).size,
    spellings: entity.names
      .map(name => name.text)
      .filter((name, n, all) => name !== entity.label && all.indexOf(name) === n)
      .slice(0, 6),
  }
}

export function page<T>(all: T[], query: URLSearchParams, usual = 20): Page<T> {
  const offset = Number(query.get('offset') ?? 0)
  const limit = Number(query.get('limit') ?? usual)
  return { items: all.slice(offset, offset + limit), total: all.length, offset, limit }
}

function worst(reports: Assertion[]) {
  return ['rejected', 'contested', 'confirmed', 'corroborated'].find(status => reports.some(a => a.status === status)) ?? 'reported'
}

export const stories: Story[] = [
  ...assertions
    .filter(a => a.kind === 'event')
    .reduce((map, a) => {
      const key = String(a.sameAs ?? a.id)
      return map.set(key, [...(map.get(key) ?? []), a])
    }, new Map<string, Assertion[]>()),
]
  .map(([id, reports]) => {
    const first = reports[0]!
    const parties = new Map<string, Participant>()
    for (const report of reports) for (const p of report.participants as Participant[]) if (!parties.has(p.entity ?? p.name)) parties.set(p.entity ?? p.name, p)
    return {
      id,
      act: String(first.act),
      date: first.date as string | undefined,
      dateBasis: first.dateBasis as string | undefined,
      place: first.place as string | undefined,
      topic: first.topic as string | undefined,
      parties: [...parties.values()],
      countries: [...new Set(reports.flatMap(a => a.countries as string[]))],
      modalities: [...new Set(reports.map(a => a.modality))],
      status: worst(reports),
      documents: new Set(reports.map(a => a.evidence[0]!.document)).size,
      reports: reports.map(report => report.id),
    }
  })
  .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))

export const figureGroups: FigureGroup[] = [
  ...assertions
    .filter(a => a.kind === 'figure')
    .reduce((map, a) => {
      const key = String(a.group ?? a.id)
      return map.set(key, [...(map.get(key) ?? []), a])
    }, new Map<string, Assertion[]>()),
]
  .map(([id, figures]) => ({
    id,
    measure: String(figures[0]!.measure),
    part: Boolean(figures[0]!.partOf),
    about: [...new Set(figures.map(a => a.about).filter(Boolean) as string[])],
    contested: figures.some(a => a.status === 'contested'),
    figures,
  }))
  .filter(group => group.figures.length > 1)
  .sort((a, b) => Number(b.contested) - Number(a.contested))

/** What one document says of a post. */
export function told(a: Assertion): Post['reports'][number] {
  return { id: a.id, post: String(a.post ?? ''), language: a.documentLanguage, asOf: a.asOf as string | undefined }
}

export function post(a: Assertion): Post {
  const field = (name: string) => a[name] as string | undefined
  return {
    post: field('post') ?? '',
    wordings: [],
    body: field('body'),
    country: field('country'),
    from: field('from'),
    to: field('to'),
    asOf: field('asOf'),
    person: field('person'),
    name: field('name') ?? '',
    reports: [told(a)],
  }
}

/** Posts told by several documents as one. */
export function posts(tenures: Assertion[]): Post[] {
  const merged = new Map<string, Post>()
  for (const one of tenures.map(post)) {
    const key = [one.person ?? one.name, one.post.toLowerCase(), one.body].join('|')
    const had = merged.get(key)
    if (!had) merged.set(key, one)
    else {
      had.reports.push(...one.reports)
      had.from ??= one.from
      had.to ??= one.to
      if ((one.asOf ?? '') > (had.asOf ?? '')) had.asOf = one.asOf
    }
  }
  return [...merged.values()]
}

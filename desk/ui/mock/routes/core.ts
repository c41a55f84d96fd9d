import type { Assertion, AssertionDetail, DocumentDetail, EntityDetail, Home, SearchResult, Why } from '../../src/api'
import type { MockRoute } from '../plugin'
import {
  assertions,
  brief,
  document,
  documents,
  entities,
  entity,
  entityBrief,
  figureGroups,
  page,
  posts,
  stories,
} from '../record'

const byNewest = [...documents].sort((a, b) => (b.published ?? '').localeCompare(a.published ?? ''))
const byBusiest = entities.map(entityBrief).sort((a, b) => b.mentions - a.mentions)
const decisions = [
  {
    number: 3,
    kind: 'corrected' as const,
    subject: '',
    field: 'post',
    value: 'President',
    why: 'The text names the post in the sentence before.',
    editor: 'leyla',
    made: '2026-03-02T09:41:00Z',
  },
  { number: 1, kind: 'right' as const, subject: '', why: 'Checked against the chamber’s own page.', editor: 'tomás', made: '2026-02-27T16:05:00Z' },
]

export const routes: MockRoute[] = [
  {
    path: '/home',
    answer: (): Home => {
      const counts: Record<string, number> = { documents: documents.length, entities: entities.length }
      for (const a of assertions) counts[`${a.kind}s`] = (counts[`${a.kind}s`] ?? 0) + 1
      return { counts, newest: byNewest.slice(0, 8).map(brief), contested: figureGroups.filter(g => g.contested), busiest: byBusiest.slice(0, 12) }
    },
  },
  {
    path: '/suggest',
    answer: ({ query }) => {
      const q = (query.get('q') ?? '').toLocaleLowerCase()
      return byBusiest.filter(e => [e.label, ...e.spellings].some(name => name.toLocaleLowerCase().includes(q))).slice(0, 10)
    },
  },
  {
    path: '/search',
    answer: ({ query }): SearchResult => {
      const q = (query.get('q') ?? '').toLocaleLowerCase()
      const words = q.split(/\s+/).filter(Boolean)
      const found = byNewest
        .filter(d => !query.get('language') || d.language === query.get('language'))
        .filter(d => (d.published ?? '') >= (query.get('since') ?? '') && (!query.get('until') || (d.published ?? '').slice(0, 10) <= query.get('until')!))
        .map(d => {
          let at = 0
          const passages = []
          for (const line of d.text.split('\n')) {
            const start = at
            at += Array.from(line).length + 1
            const lower = line.toLocaleLowerCase()
            const matches: [number, number][] = []
            for (const word of words) {
              for (let from = lower.indexOf(word); from >= 0; from = lower.indexOf(word, from + word.length)) {
                const begin = Array.from(line.slice(0, from)).length
                matches.push([begin, begin + Array.from(word).length])
              }
            }
            if (matches.length > 0) passages.push({ text: line, start, matches: matches.sort((a, b) => a[0] - b[0]) })
          }
          return { document: brief(d), passages: passages.slice(0, 3) }
        })
        .filter(hit => hit.passages.length > 0)
      return {
        entities: byBusiest.filter(e => q && [e.label, ...e.spellings].some(name => name.toLocaleLowerCase().includes(q))).slice(0, 8),
        documents: found.slice(0, Number(query.get('limit') ?? 20)),
        total: found.length,
      }
    },
  },
  {
    path: '/documents',
    answer: ({ query }) =>
      page(
        byNewest
          .filter(d => !query.get('language') || d.language === query.get('language'))
          .filter(d => !query.get('publisher') || d.publisher?.toLocaleLowerCase().includes(query.get('publisher')!.toLocaleLowerCase()))
          .filter(d => (d.published ?? '') >= (query.get('since') ?? '') && (!query.get('until') || (d.published ?? '').slice(0, 10) <= query.get('until')!))
          .map(brief),
        query,
      ),
  },
  {
    path: '/documents/:id',
    answer: ({ params }): DocumentDetail | undefined => {
      const d = document(params.id!)
      if (!d) return undefined
      const here = assertions.filter(a => a.evidence[0]!.document === d.id)
      const named = new Set(here.filter(a => a.kind === 'mention').map(a => String(a.entity)))
      return {
        document: { ...d, sections: d.sections ?? [] },
        entities: byBusiest.filter(e => named.has(e.id)),
        assertions: here,
        copies: documents.filter(o => o.id !== d.id && (o.copyOf === d.id || o.id === d.copyOf || (d.copyOf && o.copyOf === d.copyOf))).map(brief),
        problems: [],
      }
    },
  },
  {
    path: '/entities',
    answer: ({ query }) => page(byBusiest.filter(e => !query.get('type') || e.type === query.get('type')), query, 40),
  },
  {
    path: '/entities/:id/why',
    answer: ({ params }): Why | undefined => {
      const e = entity(params.id!)
      if (!e) return undefined
      const used = e.names.map(name => ({ text: name.text, language: name.language ?? 'und', script: name.script ?? 'Latn', country: e.country }))
      const grounds = used.map((name, n): Why['grounds'][number] => {
        if (n === 0) return { name, evidence: [], words: [], crossed: false }
        const [ours, theirs] = [name.text.split(' '), used[0]!.text.split(' ')]
        const words = ours.map((one, at) => ({
          one,
          other: theirs[at] ?? '',
          fit: theirs[at] ? ('sound' as const) : ('none' as const),
          likeness: 0.9,
          ending: '',
          unlike: [],
        }))
        return { name, on: used[0]!, likeness: 0.9, evidence: e.country ? ['same-country'] : [], words, crossed: false }
      })
      return { entity: entityBrief(e), grounds, total: grounds.length }
    },
  },
  {
    path: '/entities/:id',
    answer: ({ params }): EntityDetail | undefined => {
      const e = entity(params.id!)
      if (!e) return undefined
      const names = new Set(e.names.map(n => n.text).concat(e.label))
      const mine = stories.filter(s => s.parties.some(p => p.entity === e.id) || (e.type === 'place' && e.country && s.countries.includes(e.country)))
      const met = new Map<string, number>()
      for (const s of mine) for (const p of s.parties) if (p.entity && p.entity !== e.id) met.set(p.entity, (met.get(p.entity) ?? 0) + 1)
      const sources = new Map<string, number>()
      for (const a of assertions) {
        if (a.kind === 'mention' && a.entity === e.id) sources.set(a.attribution[0]?.name ?? '?', (sources.get(a.attribution[0]?.name ?? '?') ?? 0) + 1)
      }
      return {
        cut: {},
        entity: entityBrief(e),
        parent: e.parent && entity(e.parent) ? entityBrief(entity(e.parent)!) : undefined,
        names: e.names,
        posts: posts(assertions.filter(a => a.kind === 'tenure' && (a.person === e.id || names.has(String(a.name))))),
        holders: posts(assertions.filter(a => a.kind === 'tenure' && names.has(String(a.body)))),
        stories: mine,
        positions: assertions.filter(a => a.kind === 'position' && names.has(String(a.body))),
        claims: assertions.filter(a => a.kind === 'claim' && (a.attribution.at(-1)?.entity === e.id || names.has(a.attribution.at(-1)?.name ?? ''))),
        met: [...met]
          .filter(([id]) => entity(id))
          .map(([id, times]) => ({ entity: entityBrief(entity(id)!), times }))
          .sort((a, b) => b.times - a.times),
        sources: [...sources].map(([name, times]) => ({ name, times })).sort((a, b) => b.times - a.times),
        history: e.type === 'person' ? decisions.map(d => ({ ...d, subject: e.id })) : [],
      }
    },
  },
  {
    path: '/assertions',
    answer: ({ query }): Assertion[] =>
      (query.get('ids') ?? '').split(',').flatMap(id => assertions.find(one => one.id === id) ?? []),
  },
  {
    path: '/assertions/:id',
    answer: ({ params }): AssertionDetail | undefined => {
      const a = assertions.find(one => one.id === params.id)
      if (!a) return undefined
      const cluster: Assertion[] =
        a.kind === 'event'
          ? assertions.filter(one => stories.find(s => s.reports.includes(a.id))?.reports.includes(one.id))
          : a.kind === 'figure'
            ? (figureGroups.find(g => g.figures.some(f => f.id === a.id))?.figures ?? [])
            : []
      const others = cluster.filter(one => one.id !== a.id)
      const publishers = new Set([a, ...others].map(one => one.attribution.at(-1)?.name))
      const first = [a, ...others].sort((x, y) => (x.published ?? '').localeCompare(y.published ?? ''))[0]!
      return {
        assertion: a,
        cluster: others,
        independent: publishers.size,
        first: { published: first.published, name: first.attribution[0]?.name ?? '' },
        history: a.kind === 'tenure' ? decisions.map(d => ({ ...d, subject: a.id })) : [],
        explain: [
          `rule ${a.why}: its words are in the sentence`,
          `confidence ${a.confidence}: the share of such findings that was right where it was measured`,
          a.status === 'contested' ? 'contested: another source gives another value' : 'no other source speaks against it',
        ],
      }
    },
  },
]

import type { Assertion, Positions } from '../../src/api'
import type { MockRoute } from '../plugin'
import { assertions, documents, page } from '../record'

const COUNTRIES: Record<string, string> = { Bundestag: 'DE', Senado: 'BR', Argentina: 'AR', Sénat: 'FR', SPD: 'DE', عراق: 'IQ' }
const BODIES: [string, string, string][] = [
  ['House of Representatives', 'AU', 'en'],
  ['Chambre des représentants', 'BE', 'fr'],
  ['Tweede Kamer', 'NL', 'en'],
  ['National Assembly', 'AM', 'en'],
  ['مجلس شورای اسلامی', 'IR', 'fa'],
  ['Государственная Дума', 'RU', 'ru'],
  ['Milli Məclis', 'AZ', 'az'],
  ['Cámara de Diputados', 'MX', 'es'],
  ['Saeima', 'LV', 'en'],
  ['Riksdag', 'SE', 'en'],
  ['Consiglio Grande e Generale', 'SM', 'en'],
  ['Parliament', 'SG', 'en'],
]
const STANCES = ['recognize', 'condemn', 'support', 'demand', 'welcome']
const INSTRUMENTS = ['resolution', 'statement', 'motion', 'declaration', 'law']

const made: Assertion[] = BODIES.flatMap(([body, country, language], n) =>
  Array.from({ length: 1 + ((n * 5) % 4) }, (_, k): Assertion => {
    const document = documents[(n * 3 + k) % documents.length]!
    const stance = STANCES[(n + k) % STANCES.length]!
    const instrument = INSTRUMENTS[(n * 2 + k) % INSTRUMENTS.length]!
    return {
      kind: 'position',
      id: `position-mock${n}-${k}`,
      evidence: [{ document: document.id, start: 0, end: 40, quote: Array.from(document.text).slice(0, 90).join('').replace(/\s+/g, ' ') }],
      attribution: [{ name: document.publisher ?? 'Agency' }, { name: body, cue: 'according to' }],
      modality: k === 2 ? 'planned' : 'asserted',
      status: k === 1 ? 'corroborated' : 'reported',
      confidence: 0.71,
      why: `position/${instrument}`,
      summary: `${body} adopted a ${instrument}`,
      documentTitle: document.title,
      documentLanguage: document.language ?? language,
      published: document.published,
      body,
      country,
      instrument,
      act: k === 3 ? 'rejected' : 'adopted',
      stance,
      topic: n % 2 ? 'genocide of the Yazidis' : 'blockade of the port',
      date: `20${18 + ((n + k) % 7)}-0${1 + ((n * k) % 9)}-1${n % 9}`,
      refersTo: k === 1 ? `position-mock${n}-0` : undefined,
    }
  }),
)

export const positions: Assertion[] = [
  ...made,
  ...assertions.filter(a => a.kind === 'position').map((a): Assertion => ({ ...a, country: COUNTRIES[String(a.body)] })),
].sort((a, b) => String(b.date ?? '').localeCompare(String(a.date ?? '')))

export const routes: MockRoute[] = [
  {
    path: '/positions',
    answer: ({ query }): Positions => {
      const has = (value: unknown, name: string) => String(value ?? '').toLocaleLowerCase().includes((query.get(name) ?? '').toLocaleLowerCase())
      const found = positions
        .filter(a => has(a.body, 'body') && has(a.topic, 'topic') && has(a.stance, 'stance'))
        .filter(a => String(a.date ?? '9') >= (query.get('since') ?? '') && (!query.get('until') || String(a.date ?? '') <= query.get('until')!))
      const countries = new Map<string, number>()
      for (const a of found) if (typeof a.country === 'string') countries.set(a.country, (countries.get(a.country) ?? 0) + 1)
      return { ...page(found, query), countries: [...countries].map(([country, times]) => ({ country, times })) }
    },
  },
]

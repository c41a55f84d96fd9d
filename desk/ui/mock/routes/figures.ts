import type { Assertion, FigureGroup } from '../../src/api'
import type { MockRoute } from '../plugin'
import { documents, figureGroups, page } from '../record'

interface Said {
  value: number
  upper?: number
  qualifier?: string
  unit?: string
  counted: string
  chain: string[]
  published?: string
  quote: string
  language: string
  title: string
  modality?: string
  status?: string
}

let number = 0

function group(id: string, measure: string, about: string[], contested: boolean, said: Said[], part = false): FigureGroup {
  return {
    id,
    measure,
    part,
    about,
    contested,
    figures: said.map((one): Assertion => {
      number += 1
      return {
        kind: 'figure',
        id: `figure-mock${String(number).padStart(4, '0')}`,
        evidence: [{ document: documents[number % documents.length]!.id, start: 0, end: 20, quote: one.quote }],
        attribution: one.chain.map(name => ({ name })),
        modality: one.modality ?? 'asserted',
        status: (one.status ?? (contested ? 'contested' : 'reported')) as Assertion['status'],
        confidence: 0.93,
        why: 'quantity/count',
        summary: `${one.qualifier ?? ''} ${one.value} ${one.counted} (${measure})`,
        documentTitle: one.title,
        documentLanguage: one.language,
        published: one.published,
        value: one.value,
        upper: one.upper,
        qualifier: one.qualifier ?? 'exact',
        unit: one.unit,
        counted: one.counted,
        measure,
      }
    }),
  }
}

/** Made up: a flood in a land of no name, told by many. */
export const madeUp: FigureGroup[] = [
  group('group-flood-missing', 'missing', ['Flood in the Sarband valley'], true, [
    { value: 40, qualifier: 'atLeast', counted: 'people', chain: ['Valley Radio', 'a district officer'], published: '2024-04-03', quote: 'at least 40 people are unaccounted for', language: 'en', title: 'Dam gives way in Sarband' },
    { value: 120, qualifier: 'about', counted: 'نفر', chain: ['خبرگزاری دره', 'سخنگوی هلال احمر'], published: '2024-04-04', quote: 'حدود ۱۲۰ نفر هنوز ناپدیدند', language: 'fa', title: 'سیل در درهٔ سربند؛ جست‌وجو ادامه دارد' },
    { value: 60, upper: 90, qualifier: 'about', counted: 'человек', chain: ['Долина Сегодня', 'Министерство по чрезвычайным ситуациям'], published: '2024-04-05', quote: 'пропавшими без вести числятся от 60 до 90 человек', language: 'ru', title: 'В долине Сарбанд ищут пропавших' },
    { value: 40, qualifier: 'atLeast', counted: 'people', chain: ['Coast Tribune', 'Valley Radio', 'a district officer'], published: '2024-04-06', quote: 'at least 40 missing, a district officer told Valley Radio', language: 'en', title: 'Search goes on' },
    { value: 73, counted: 'people', chain: ['Valley Radio', 'Ministry of the Interior'], published: '2024-04-19', quote: 'the list now has 73 names', language: 'en', title: 'Ministry publishes list of the missing' },
    { value: 73, counted: 'نفر', chain: ['خبرگزاری دره', 'وزارت کشور'], published: '2024-04-20', quote: 'نام ۷۳ نفر در فهرست آمده است', language: 'fa', title: 'فهرست ناپدیدشدگان منتشر شد' },
    { value: 150, qualifier: 'moreThan', counted: 'people', chain: ['Families’ Association of Sarband'], published: '2024-05-11', quote: 'more than 150 of ours have not come home', language: 'en', title: 'Families speak' },
    { value: 75, qualifier: 'upTo', counted: 'people', chain: ['Coast Tribune', 'Insurance Board'], quote: 'up to 75 cases', language: 'en', title: 'What the flood cost', modality: 'hypothetical' },
  ]),
  group('group-flood-displaced', 'displaced', ['Flood in the Sarband valley'], true, [
    { value: 2_000, qualifier: 'about', counted: 'families', chain: ['Valley Radio'], published: '2024-04-03', quote: 'some 2,000 families left their homes', language: 'en', title: 'Dam gives way in Sarband' },
    { value: 185_000, qualifier: 'moreThan', counted: 'people', chain: ['Coast Tribune', 'relief agencies'], published: '2024-04-30', quote: 'more than 185,000 people', language: 'en', title: 'What the flood cost' },
    { value: 9_500, upper: 11_000, qualifier: 'about', counted: 'человек', chain: ['Долина Сегодня'], published: '2024-04-12', quote: 'от 9,5 до 11 тысяч человек', language: 'ru', title: 'Куда ушли люди' },
  ]),
  group('group-gdp-share', 'share', ['place-am'], false, [
    { value: 4.2, unit: '%', counted: 'of trade', chain: ['Statistics Office'], published: '2023-02-01', quote: '4.2 per cent of trade', language: 'en', title: 'Trade in figures' },
    { value: 4.6, unit: '%', counted: 'of trade', chain: ['Chamber of Commerce'], published: '2023-03-12', quote: '4.6 per cent', language: 'en', title: 'Trade in figures, again' },
    { value: 4.4, qualifier: 'about', unit: '%', counted: 'of trade', chain: ['Coast Tribune'], published: '2023-11-12', quote: 'about 4.4 per cent', language: 'en', title: 'Neighbours trade more' },
  ], true),
]

export const groups = [...madeUp, ...figureGroups]

export const routes: MockRoute[] = [
  {
    path: '/figures',
    answer: ({ query }) => {
      const topic = (query.get('topic') ?? '').toLocaleLowerCase()
      return page(
        groups
          .filter(group => !query.get('measure') || group.measure === query.get('measure'))
          .filter(group => !topic || JSON.stringify([group.about, group.figures.map(f => f.summary)]).toLocaleLowerCase().includes(topic))
          .sort((a, b) => Number(b.contested) - Number(a.contested)),
        query,
        10,
      )
    },
  },
]

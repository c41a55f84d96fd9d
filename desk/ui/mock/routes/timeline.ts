import type { EntityBrief, Post, Story, Timeline, TimelineFigures, TimelinePeople } from '../../src/api'
import { MockProblem, type MockRoute } from '../plugin'
import { assertions, entities, entity, entityBrief, posts, stories, told } from '../record'
import { madeUp } from './figures'
import { positions } from './positions'

// A made-up series between two sides, so that the plot has something to show: the same every time.
function random(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const NAMES: [string, string][] = [
  ['Nora Hakobyan', 'AM'],
  ['Tigran Sarkisov', 'AM'],
  ['Ани Мкртчян', 'AM'],
  ['National Assembly', 'AM'],
  ['Ruben Galoyan', 'AM'],
  ['رضا کاویانی', 'IR'],
  ['سارا مهرآیین', 'IR'],
  ['محمود دانش', 'IR'],
  ['مجلس شورای اسلامی', 'IR'],
  ['Kamran Sohrabi', 'IR'],
  ['Inter-Parliamentary Union', ''],
  ['Jean Morel', 'FR'],
  ['Юрий Белов', 'RU'],
]
const TYPES = (name: string): EntityBrief['type'] => (/Assembly|مجلس|Union/.test(name) ? 'body' : 'person')

export const people: EntityBrief[] = NAMES.map(([label, country], n) => ({
  id: `${TYPES(label)}-mock${String(n).padStart(12, '0')}`,
  type: TYPES(label),
  label,
  country: country || undefined,
  mentions: 3 + ((n * 7) % 19),
  documents: 1 + (n % 5),
  spellings: [],
}))

const ACTS: [string, number][] = [
  ['meet', 30],
  ['visit', 18],
  ['call', 12],
  ['sign', 7],
  ['credentials', 3],
  ['speech', 6],
  ['praise', 4],
  ['condemn', 3],
  ['mediate', 2],
  ['cooperate', 8],
]

const next = random(7)
const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!
const day = (time: number) => new Date(time).toISOString().slice(0, 10)
const real = assertions.filter(a => a.kind === 'event')

const made: Story[] = ACTS.flatMap(([act, many]) =>
  Array.from({ length: many }, (_, n): Story => {
    // two busy times with a long silence between them
    const early = next() < 0.4
    const time = early ? Date.UTC(2018, 2, 1) + next() * 400 * 86_400_000 : Date.UTC(2021, 6, 1) + next() ** 0.7 * 1500 * 86_400_000
    const kind = next()
    const date = kind < 0.72 ? day(time) : kind < 0.8 ? day(time).slice(0, 7) : kind < 0.84 ? `${day(time).slice(0, 4)}~` : kind < 0.92 ? `${day(time)}/${day(time + 40 * 86_400_000)}` : undefined
    const modality = next() < 0.75 ? ['asserted'] : [pick(['planned', 'denied', 'cancelled', 'called-for', 'hypothetical', 'planned'])]
    if (modality[0] === 'asserted' && next() < 0.08) modality.push('denied')
    const one = people[Math.floor(next() * 5)]!
    const other = people[5 + Math.floor(next() * 5)]!
    const third = next() < 0.15 ? [people[10 + Math.floor(next() * 3)]!] : []
    const reports = Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(real).id)
    return {
      id: `event-mock-${act}-${n}`,
      act,
      date,
      dateBasis: 'stated',
      place: pick(['Yerevan', 'تهران', 'Tabriz', 'Женева', undefined]),
      topic: next() < 0.3 ? pick(['the railway through the valley', 'همکاری‌های پارلمانی', 'trade']) : undefined,
      parties: [one, other, ...third].map(party => ({ entity: party.id, name: party.label, role: 'participant' })),
      countries: ['AM', 'IR', ...third.flatMap(party => party.country ?? [])].concat(next() < 0.12 ? [pick(['GE', 'TR', 'RU', 'BH', 'CH'])] : []),
      modalities: modality,
      status: modality.length > 1 ? 'contested' : next() < 0.2 ? 'corroborated' : 'reported',
      documents: reports.length,
      reports,
    }
  }),
)

const madePosts: Post[] = people
  .filter(one => one.type === 'person')
  .flatMap((one, n): Post[] => [
    {
      post: one.label.match(/\p{Script=Arab}/u) ? 'رئیس گروه دوستی' : 'Ambassador',
      wordings: [],
      body: n % 2 ? 'Friendship Group' : undefined,
      country: one.country,
      from: n % 3 ? `20${14 + n}-0${1 + n}` : undefined,
      to: n % 4 === 1 ? `20${17 + n}` : undefined,
      asOf: `2023-0${1 + (n % 9)}-12`,
      person: one.id,
      name: one.label,
      reports: assertions.filter(a => a.kind === 'tenure').slice(n * 2, n * 2 + 1 + (n % 3)).map(told),
    },
  ])
madePosts.push({ ...madePosts[0]!, post: 'Deputy Speaker', body: 'National Assembly', from: '2012', to: '2016-05' })

function party(value: string): EntityBrief | undefined {
  const found =
    entities.find(one => one.id === value) ??
    entities.find(one => one.type === 'place' && one.country === value) ??
    entities.find(one => [one.label, ...one.names.map(name => name.text)].some(name => name.toLocaleLowerCase() === value.toLocaleLowerCase()))
  if (found) return entityBrief(found)
  if (/^[A-Z]{2}$/.test(value)) return { id: `place-${value.toLowerCase()}`, type: 'place', label: value, country: value, mentions: 0, documents: 0, spellings: [] }
  return undefined
}

function sidesOf(query: URLSearchParams): EntityBrief[] | MockProblem {
  const wanted = ['a', 'b'].map(name => query.get(name) ?? '').filter(Boolean)
  const found = wanted.map(party)
  const missing = wanted[found.indexOf(undefined)]
  return found.includes(undefined) ? new MockProblem(404, 'Not Found', `the record does not know ${missing}`) : (found as EntityBrief[])
}

export const routes: MockRoute[] = [
  {
    path: '/timeline/people',
    answer: ({ query }): TimelinePeople | MockProblem => {
      const sides = sidesOf(query)
      if (sides instanceof MockProblem) return sides
      return {
        cut: {},
        people: sides.map((side, n) => ({
          side: n,
          posts: [...madePosts.filter(post => post.country === side.country), ...posts(assertions.filter(one => one.kind === 'tenure' && one.country === side.country))],
        })),
      }
    },
  },
  {
    path: '/timeline/figures',
    answer: ({ query }): TimelineFigures | MockProblem => {
      const sides = sidesOf(query)
      if (sides instanceof MockProblem) return sides
      return { cut: {}, figures: sides.some(side => side.country === 'AM') ? madeUp : [] }
    },
  },
  {
    path: '/timeline',
    answer: ({ query }): Timeline | MockProblem => {
      const sides = sidesOf(query)
      if (sides instanceof MockProblem) return sides
      const fits = (story: Story, side: EntityBrief) =>
        story.parties.some(one => one.entity === side.id) || (side.type === 'place' && !!side.country && story.countries.includes(side.country))
      const [since, until] = [query.get('since') ?? '', query.get('until') ?? '9999']
      const found = [...made, ...stories]
        .filter(story => sides.every(side => fits(story, side)))
        .filter(story => !story.date || (story.date >= since && story.date.slice(0, until.length) <= until))
      const edges = new Map<string, number>()
      const nodes = new Map<string, EntityBrief>()
      for (const story of found) {
        if (!['meet', 'visit', 'call', 'sign', 'mediate'].includes(story.act)) continue
        const ids = story.parties.flatMap(one => one.entity ?? [])
        for (const id of ids) {
          const brief = people.find(one => one.id === id) ?? (entity(id) && entityBrief(entity(id)!))
          if (brief) nodes.set(id, brief)
        }
        ids.forEach((from, i) => {
          for (const to of ids.slice(i + 1)) {
            const [x, y] = [from, to].sort()
            if (x !== y) edges.set(`${x} ${y}`, (edges.get(`${x} ${y}`) ?? 0) + 1)
          }
        })
      }
      const codes = sides.map(side => side.country)
      return {
        cut: {},
        parties: sides,
        stories: found,
        positions: positions.filter(one => codes.includes(one.country as string)),
        network: {
          nodes: [...nodes.values()],
          edges: [...edges].flatMap(([key, times]) => {
            const [from, to] = key.split(' ') as [string, string]
            return nodes.has(from) && nodes.has(to) ? [{ from, to, times }] : []
          }),
        },
      }
    },
  },
]


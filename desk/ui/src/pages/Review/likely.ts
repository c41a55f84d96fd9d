import type { api as Api, Assertion } from '../../api'
import { participantsOf } from './subjects'

const MOST = 6

/** Assertions that may tell the same as one, but are not yet taken for the same; out of what the record has on its parties. */
export async function likely(item: Assertion, api: typeof Api, signal: AbortSignal): Promise<Assertion[]> {
  const others = await candidates(item, api, signal).catch(error => {
    if (signal.aborted) throw error
    return []
  })
  const together = await api.assertion(item.id, signal).then(
    detail => new Set([item.id, ...detail.cluster.map(one => one.id)]),
    () => new Set([item.id]),
  )
  const seen = new Set<string>()
  return others.filter(one => one.kind === item.kind && !together.has(one.id) && !seen.has(one.id) && seen.add(one.id)).slice(0, MOST)
}

async function candidates(item: Assertion, api: typeof Api, signal: AbortSignal): Promise<Assertion[]> {
  switch (item.kind) {
    case 'event': {
      const party = participantsOf(item).find(one => one.entity)?.entity
      if (!party) return []
      const { stories } = await api.entity(party, signal)
      const near = stories
        .filter(story => story.act === item.act)
        .sort((a, b) => apart(item.date, a.date) - apart(item.date, b.date))
      return whole(near, api, signal)
    }
    case 'tenure': {
      if (typeof item.person !== 'string') return []
      const { posts } = await api.entity(item.person, signal)
      return whole(posts.map(post => ({ reports: post.reports.map(report => report.id) })), api, signal)
    }
    case 'position': {
      const { items } = await api.positions({ body: String(item.body ?? ''), limit: 30 }, signal)
      return items.sort((a, b) => apart(item.date, a.date) - apart(item.date, b.date))
    }
    case 'figure': {
      const { items } = await api.figures({ measure: String(item.measure ?? ''), limit: 20 }, signal)
      return items
        .flatMap(group => group.figures.slice(0, 1))
        .sort((a, b) => Math.abs(Number(a.value) - Number(item.value)) - Math.abs(Number(b.value) - Number(item.value)))
    }
    default:
      return []
  }
}

/** The first report of each; of a few more than are shown, for some may be of the assertion's own group. */
async function whole(told: { reports: string[] }[], api: typeof Api, signal: AbortSignal): Promise<Assertion[]> {
  const ids = told.flatMap(one => one.reports.slice(0, 1)).slice(0, 4 * MOST)
  return ids.length ? api.assertions(ids, signal) : []
}

/** Days between two dates, roughly; far where one is unknown. */
function apart(a: unknown, b: unknown): number {
  const day = (value: unknown) => (typeof value === 'string' ? Date.parse(value.slice(0, 10).replace(/[~?%/].*$/, '')) : Number.NaN)
  const days = Math.abs(day(a) - day(b)) / 86_400_000
  return Number.isNaN(days) ? 100_000 : days
}

import type { Assertion, Decision, NewDecision, ReadJob, Session } from '../../src/api'
import { sources } from '../fixtures/sources'
import { MockProblem, type MockRoute } from '../plugin'
import { assertions, brief, documents, page } from '../record'

// The log starts with one of each kind.
const of = (kind: string, n = 0) => assertions.filter(a => a.kind === kind)[n]!
const entityOf = (a: Assertion, n: number) => (a.participants as { entity?: string }[])[n]?.entity
const twoParties = assertions.find(a => a.kind === 'event' && entityOf(a, 0) && entityOf(a, 1)) ?? of('event')
const log: Decision[] = []
const note = (decision: NewDecision, editor: string, made: string) => {
  const kept = { number: log.length + 1, ...decision, editor, made }
  log.push(kept)
  return kept
}
note({ kind: 'right', subject: of('position').id, why: 'Checked against the chamber’s own page.' }, 'tomás', '2026-02-27T16:05:00Z')
note({ kind: 'wrong', subject: of('figure', 2).id, why: 'نویسنده تعداد روزها را گفته است، نه افراد را' }, 'نسرین', '2026-02-28T08:12:00Z')
note(
  { kind: 'corrected', subject: of('tenure', 3).id, field: 'post', value: 'President', why: 'The text names the post in the sentence before.' },
  'leyla',
  '2026-03-02T09:41:00Z',
)
note(
  {
    kind: 'same',
    subject: entityOf(twoParties, 0) ?? 'person-a',
    other: entityOf(twoParties, 1) ?? 'person-b',
    why: 'одно и то же лицо, см. официальный сайт',
  },
  'мария',
  '2026-03-03T11:20:00Z',
)
note(
  { kind: 'different', subject: of('event', 1).id, other: of('event', 4).id, why: 'another meeting, a day later' },
  'leyla',
  '2026-03-04T10:02:00Z',
)
note({ kind: 'withdrawn', subject: '4', why: 'it was another man after all' }, 'мария', '2026-03-05T07:30:00Z')
log[3]!.withdrawn = true
for (let n = 0; n < 30; n++)
  note({ kind: 'right', subject: of('event', n + 5).id, why: 'the words say exactly this' }, 'leyla', `2026-03-06T08:${String(10 + n)}:00Z`)

// ?mock=login at the first call of a session cannot be seen here; the environment says who sits before the desk.
const session: Session = {
  editor: process.env.MOCK_LOGIN ? '' : 'leyla',
  role: process.env.MOCK_LOGIN ? 'reader' : 'editor',
  login: Boolean(process.env.MOCK_LOGIN),
  passwords: Boolean(process.env.MOCK_LOGIN),
  csrf: 'mock-token',
}

const standing = () => log.filter(one => one.kind !== 'withdrawn' && !one.withdrawn)

const WEIGHT: Record<string, number> = { position: 3, figure: 3, event: 2, tenure: 2, claim: 1 }
const queue = assertions
  .filter(a => a.kind !== 'mention' && a.kind !== 'date')
  .sort((a, b) => (1 - b.confidence) * (WEIGHT[b.kind] ?? 1) - (1 - a.confidence) * (WEIGHT[a.kind] ?? 1))
queue.push(...assertions.filter(a => a.kind === 'mention' || a.kind === 'date').slice(0, 60))

const jobs = new Map<string, { begun: number; total: number; bad: string[] }>()

export const routes: MockRoute[] = [
  { path: '/session', answer: () => ({ ...session }) },
  {
    path: '/login',
    method: 'POST',
    answer: ({ body }) => {
      const { name, password } = JSON.parse(body) as { name: string; password: string }
      if (password !== 'dragoman') return new MockProblem(401, 'Unauthorized')
      Object.assign(session, { editor: name, role: name === 'reader' ? 'reader' : 'editor' })
      return { ...session }
    },
  },
  {
    path: '/logout',
    method: 'POST',
    answer: () => {
      Object.assign(session, { editor: '', role: 'reader' })
      return {}
    },
  },
  { path: '/sources', answer: () => sources },
  {
    path: '/review',
    answer: ({ query }) => {
      const decided = new Set(
        standing()
          .filter(one => ['right', 'wrong', 'corrected'].includes(one.kind))
          .map(one => one.subject),
      )
      return page(
        queue.filter(a => !decided.has(a.id) && (!query.get('kind') || a.kind === query.get('kind'))),
        query,
      )
    },
  },
  { path: '/decisions', answer: ({ query }) => page([...log].reverse(), query) },
  {
    path: '/decisions',
    method: 'POST',
    status: 201,
    answer: ({ body, headers }) => {
      if (headers['x-csrf-token'] !== session.csrf) return new MockProblem(403, 'Forbidden', 'no token')
      const decision = JSON.parse(body) as NewDecision
      if (!decision.why?.trim()) return new MockProblem(422, 'Unprocessable', 'a decision needs a reason')
      if (decision.value === 'boom') return new MockProblem(422, 'Unprocessable', 'boom is no value for ' + decision.field)
      return note(decision, session.editor, new Date().toISOString())
    },
  },
  {
    path: '/decisions/:number/withdraw',
    method: 'POST',
    status: 201,
    answer: ({ params, body }) => {
      const one = log.find(one => one.number === Number(params.number))
      if (!one) return undefined
      one.withdrawn = true
      return note(
        { kind: 'withdrawn', subject: params.number!, why: (JSON.parse(body) as { why: string }).why },
        session.editor,
        new Date().toISOString(),
      )
    },
  },
  {
    path: '/read',
    method: 'POST',
    status: 202,
    answer: ({ body, headers }) => {
      const job = `job-${jobs.size + 1}`
      const files = (headers['content-type'] ?? '').startsWith('multipart')
        ? [...body.matchAll(/filename="([^"]*)"/g)].map(found => found[1]!)
        : ['text']
      jobs.set(job, { begun: Date.now(), total: files.length, bad: files.filter(name => name.endsWith('.pdf')) })
      return { job }
    },
  },
  {
    path: '/read/:job',
    answer: ({ params }): ReadJob | undefined => {
      const job = jobs.get(params.job!)
      if (!job) return undefined
      const done = Math.min(job.total, Math.floor((Date.now() - job.begun) / 700))
      const bad = done === job.total ? job.bad : []
      return {
        done,
        total: job.total,
        finished: done === job.total,
        documents: documents.slice(0, Math.max(0, done - bad.length)).map(brief),
        problems: bad.map(uri => ({ uri, reason: 'no text could be taken out of it: the pages are pictures' })),
      }
    },
  },
]

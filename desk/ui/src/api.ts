// The typed client of the desk's HTTP API. Spans count Unicode code points, half-open (see points.ts).

export type EntityType = 'person' | 'body' | 'group' | 'organization' | 'outlet' | 'place'
export type Kind = 'mention' | 'event' | 'tenure' | 'position' | 'figure' | 'claim' | 'date'
export type Status = 'reported' | 'corroborated' | 'contested' | 'confirmed' | 'rejected'
export type Modality = 'asserted' | 'denied' | 'planned' | 'cancelled' | 'called-for' | 'hypothetical'

export interface EntityBrief {
  id: string
  type: EntityType
  label: string
  country?: string
  mentions: number
  documents: number
  /** up to six other spellings */
  spellings: string[]
}

export interface Name {
  text: string
  language?: string
  script?: string
  mentions: number
}

export interface DocumentBrief {
  id: string
  uri: string
  title: string
  language: string
  publisher?: string
  published?: string
  copyOf?: string
  copyKind?: 'identical' | 'edited' | 'translated'
  /** why it could not be taken into the record */
  leftOut?: string
}

export interface Section {
  start: number
  end: number
  kind: string
}

export interface DocumentFull extends DocumentBrief {
  script: string
  byline?: string
  place?: string
  publishedBasis?: string
  /** the same in other languages, as the document says */
  versions?: { language: string; uri: string }[]
  text: string
  sections: Section[]
}

/** One link of an attribution chain, outermost first. */
export interface Link {
  name: string
  entity?: string
  cue?: string
  start?: number
  end?: number
}

export interface Evidence {
  document: string
  start: number
  end: number
  quote: string
}

export interface Assertion {
  kind: Kind
  id: string
  evidence: Evidence[]
  attribution: Link[]
  modality: string
  status: Status
  confidence: number
  why: string
  /** one line in English words; useSaying has it in the interface's language */
  summary: string
  documentTitle?: string
  published?: string
  documentLanguage?: string
  /** the fields of the kind: act, date, participants, value, … */
  [field: string]: unknown
}

export interface Participant {
  entity?: string
  name: string
  role: string
}

export interface Party extends Participant {
  /** what the record calls it, where that is not the name in the text */
  label?: string
}

/** One event told by several documents. */
export interface Story {
  id: string
  act: string
  date?: string
  dateBasis?: string
  place?: string
  topic?: string
  parties: Party[]
  countries: string[]
  modalities: string[]
  status: string
  documents: number
  /** the ids of what is told of it; of an event told very often some of them */
  reports: string[]
}

export interface Page<T> {
  items: T[]
  total: number
  offset: number
  limit: number
}

export interface FigureGroup {
  id: string
  measure: string
  part: boolean
  about: string[]
  contested: boolean
  /** each with value, upper?, qualifier, unit?, counted?, measure, published, attribution */
  figures: Assertion[]
}

export interface Post {
  post: string
  /** its other names, in other words or languages */
  wordings: string[]
  /** as which its names are held to be one */
  office?: string
  body?: string
  country?: string
  from?: string
  to?: string
  /** all that documents tell, where they differ */
  beginnings?: string[]
  ends?: string[]
  asOf?: string
  person?: string
  name: string
  /** what documents say of it: in which words and language, and of which day */
  reports: { id: string; post: string; language?: string; asOf?: string }[]
}

export type DecisionKind = 'same' | 'different' | 'right' | 'wrong' | 'corrected' | 'withdrawn'

export interface Decision {
  number: number
  kind: DecisionKind
  subject: string
  other?: string
  field?: string
  value?: string
  why: string
  editor: string
  made: string
  withdrawn?: boolean
  /** what it corrects is read otherwise now; it changes nothing */
  unfitting?: boolean
}

export interface NewDecision {
  kind: DecisionKind
  subject: string
  other?: string
  field?: string
  value?: string
  why: string
}

export const AUDITED = ['login', 'login-refused', 'logout', 'decision', 'reading', 'user', 'refused'] as const

/** Something that somebody did, or was refused. */
export interface Audited {
  number: number
  at: string
  /** empty where nobody was signed in */
  who: string
  from: string
  action: (typeof AUDITED)[number]
  subject: string
  detail?: string
}

export interface Session {
  editor: string
  role: 'reader' | 'editor' | 'admin'
  login: boolean
  /** whether a name and a password will do */
  passwords: boolean
  /** the host of a provider where one can sign in too */
  provider?: string
  csrf: string
}

export interface Home {
  counts: Record<string, number>
  newest: DocumentBrief[]
  contested: FigureGroup[]
  busiest: EntityBrief[]
}

export interface Passage {
  text: string
  /** where the passage begins in the document */
  start: number
  /** spans within the passage */
  matches: [number, number][]
}

export interface SearchResult {
  entities: EntityBrief[]
  documents: { document: DocumentBrief; passages: Passage[] }[]
  total: number
}

export interface DocumentDetail {
  document: DocumentFull
  entities: EntityBrief[]
  assertions: Assertion[]
  copies: DocumentBrief[]
  problems: { start: number; end: number; stage: 'reading' | 'reconciliation'; what: string }[]
}

/** The parts of an answer that are not given whole, and how many of each are. */
export type Cuts = Partial<Record<'events' | 'positions' | 'claims' | 'people' | 'posts' | 'figures' | 'network', number>>

export interface EntityDetail {
  entity: EntityBrief
  parent?: EntityBrief
  names: Name[]
  posts: Post[]
  holders: Post[]
  stories: Story[]
  positions: Assertion[]
  claims: Assertion[]
  met: { entity: EntityBrief; times: number }[]
  sources: { name: string; times: number }[]
  history: Decision[]
  /** Where more is told than is given: so many, those read last, are given. */
  latest?: number
  cut: Cuts
}

/** A name as documents of one language use it. */
export interface NameInUse {
  text: string
  language: string
  script: string
  country?: string
}

/** Why a name is held to mean an entity: the name on which it rests, and what the two share. */
export interface Ground {
  name: NameInUse
  on?: NameInUse
  likeness?: number
  evidence: ('gazetteer' | 'kind' | 'same-country' | 'other-language' | 'more-words' | 'surname-alone' | 'apart')[]
  /** words beside one another; empty where the other name has nothing that fits */
  words: {
    one: string
    other: string
    fit: 'sound' | 'initial' | 'meaning' | 'acronym' | 'none'
    likeness: number
    ending: string
    unlike: string[]
  }[]
  crossed: boolean
  decision?: Decision
}

export interface Why {
  entity: EntityBrief
  grounds: Ground[]
  total: number
}

export interface Timeline {
  parties: EntityBrief[]
  stories: Story[]
  positions: Assertion[]
  network: { nodes: EntityBrief[]; edges: { from: string; to: string; times: number }[] }
  /** Where more is told than is given: so many, those read last, are looked at. */
  latest?: number
  cut: Cuts
}

/** The posts of those who took part, by the parties' sides. */
export interface TimelinePeople {
  people: { side: number; posts: Post[] }[]
  cut: Cuts
}

/** What is measured in the documents that tell of the parties. */
export interface TimelineFigures {
  figures: FigureGroup[]
  cut: Cuts
}

export interface Positions extends Page<Assertion> {
  countries: { country: string; times: number }[]
}

export interface Sources {
  nodes: { id: string; label: string; country?: string; documents: number }[]
  edges: { from: string; to: string; kind: 'cites' | 'copies' | 'translates'; times: number }[]
}

export interface AssertionDetail {
  assertion: Assertion
  cluster: Assertion[]
  independent: number
  first?: { published?: string; name: string }
  history: Decision[]
  explain: string[]
}

export interface ReadJob {
  done: number
  total: number
  finished: boolean
  documents: DocumentBrief[]
  problems: { uri: string; reason: string }[]
}

/** RFC 9457. */
export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
}

export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }

  get status() {
    return this.problem.status
  }
}

export function isAbort(error: unknown) {
  return error instanceof DOMException && error.name === 'AbortError'
}

type Query = Record<string, string | number | boolean | undefined | null>

function address(path: string, query: Query = {}) {
  const given = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') given.set(key, String(value))
  }
  const tail = given.toString()
  return `/api${path}${tail ? `?${tail}` : ''}`
}

export const BRIEF_FORMATS = ['docx', 'pdf', 'html', 'md'] as const

export interface BriefQuery {
  a?: string
  b?: string
  since?: string
  until?: string
  topic?: string
  language: string
  format: (typeof BRIEF_FORMATS)[number]
}

/** Where a brief is downloaded from. */
export function briefAddress(query: BriefQuery) {
  return address('/brief', { ...query })
}

async function call<T>(method: string, url: string, options: RequestInit = {}): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, { method, credentials: 'same-origin', ...options, headers: { Accept: 'application/json', ...options.headers } })
  } catch (error) {
    if (isAbort(error)) throw error
    throw new ApiError({ type: 'about:blank', title: 'unreachable', status: 0 })
  }
  if (response.status === 204) return undefined as T
  const json = (response.headers.get('content-type') ?? '').includes('json')
  if (!response.ok) {
    const said = json ? ((await response.json().catch(() => ({}))) as Partial<Problem>) : {}
    throw new ApiError({ ...said, title: said.title ?? response.statusText, status: response.status })
  }
  if (!json) throw new ApiError({ title: 'not JSON', status: response.status })
  return (await response.json()) as T
}

function get<T>(path: string, query: Query = {}, signal?: AbortSignal) {
  return call<T>('GET', address(path, query), { signal: signal ?? null })
}

let token: string | undefined

/** The token for changing calls: of the session, asked for once; once more where the server has forgotten it. */
async function change<T>(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const form = body instanceof FormData
  const attempt = async () => {
    token ??= (await api.session(signal)).csrf
    return call<T>(method, address(path), {
      body: form ? body : JSON.stringify(body ?? {}),
      headers: { 'X-CSRF-Token': token, ...(form ? {} : { 'Content-Type': 'application/json' }) },
      signal: signal ?? null,
    })
  }
  try {
    return await attempt()
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 403) throw error
    token = undefined
    return attempt()
  }
}

const id = encodeURIComponent

/** One or two parties and a time. */
export interface TimelineQuery {
  a: string
  b?: string
  since?: string
  until?: string
}

export interface Paging {
  offset?: number
  limit?: number
}

export const api = {
  home: (signal?: AbortSignal) => get<Home>('/home', {}, signal),
  suggest: (q: string, signal?: AbortSignal) => get<EntityBrief[]>('/suggest', { q }, signal),
  search: (query: { q: string; language?: string; since?: string; until?: string; limit?: number }, signal?: AbortSignal) =>
    get<SearchResult>('/search', query, signal),
  documents: (query: Paging & { language?: string; publisher?: string; since?: string; until?: string }, signal?: AbortSignal) =>
    get<Page<DocumentBrief>>('/documents', { ...query }, signal),
  document: (document: string, signal?: AbortSignal) => get<DocumentDetail>(`/documents/${id(document)}`, {}, signal),
  entities: (query: Paging & { type?: string }, signal?: AbortSignal) => get<Page<EntityBrief>>('/entities', { ...query }, signal),
  entity: (entity: string, signal?: AbortSignal) => get<EntityDetail>(`/entities/${id(entity)}`, {}, signal),
  why: (entity: string, signal?: AbortSignal) => get<Why>(`/entities/${id(entity)}/why`, {}, signal),
  timeline: (query: TimelineQuery, signal?: AbortSignal) => get<Timeline>('/timeline', { ...query }, signal),
  timelinePeople: (query: TimelineQuery, signal?: AbortSignal) => get<TimelinePeople>('/timeline/people', { ...query }, signal),
  timelineFigures: (query: TimelineQuery, signal?: AbortSignal) => get<TimelineFigures>('/timeline/figures', { ...query }, signal),
  figures: (query: Paging & { topic?: string; measure?: string; contested?: boolean }, signal?: AbortSignal) =>
    get<Page<FigureGroup>>('/figures', { ...query }, signal),
  positions: (
    query: Paging & { body?: string; topic?: string; stance?: string; since?: string; until?: string },
    signal?: AbortSignal,
  ) => get<Positions>('/positions', { ...query }, signal),
  sources: (signal?: AbortSignal) => get<Sources>('/sources', {}, signal),
  /** Assertions by their ids, in that order; 40 at most. */
  assertions: (ids: readonly string[], signal?: AbortSignal) => get<Assertion[]>('/assertions', { ids: ids.join(',') }, signal),
  assertion: (assertion: string, signal?: AbortSignal) => get<AssertionDetail>(`/assertions/${id(assertion)}`, {}, signal),
  review: (query: Paging & { kind?: string }, signal?: AbortSignal) => get<Page<Assertion>>('/review', { ...query }, signal),
  decisions: (query: Paging, signal?: AbortSignal) => get<Page<Decision>>('/decisions', { ...query }, signal),
  decide: (decision: NewDecision, signal?: AbortSignal) => change<Decision>('POST', '/decisions', decision, signal),
  withdraw: (number: number, why: string, signal?: AbortSignal) =>
    change<Decision>('POST', `/decisions/${number}/withdraw`, { why }, signal),
  audit: (query: Paging & { who?: string; action?: string; since?: string; until?: string }, signal?: AbortSignal) =>
    get<Page<Audited>>('/audit', { ...query }, signal),
  session: async (signal?: AbortSignal) => {
    const session = await get<Session>('/session', {}, signal)
    token = session.csrf
    return session
  },
  login: async (name: string, password: string, signal?: AbortSignal) => {
    const session = await change<Session>('POST', '/login', { name, password }, signal)
    token = session.csrf
    return session
  },
  /** Gives where to sign out of the provider too. */
  logout: async (signal?: AbortSignal) => {
    const { address } = await change<{ address?: string }>('POST', '/logout', {}, signal)
    token = undefined
    return address
  },
  readText: (body: { text: string; language?: string; title?: string }, signal?: AbortSignal) =>
    change<{ job: string }>('POST', '/read', body, signal),
  readFiles: (files: File[], signal?: AbortSignal) => {
    const form = new FormData()
    for (const file of files) form.append('file', file)
    return change<{ job: string }>('POST', '/read', form, signal)
  },
  readJob: (job: string, signal?: AbortSignal) => get<ReadJob>(`/read/${id(job)}`, {}, signal),
}

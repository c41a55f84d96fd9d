import type { Assertion, Participant } from '../../api'

/** Kinds of which several reports can be one. */
const CLUSTERED = new Set(['event', 'figure', 'position', 'tenure'])

export interface Subject {
  id: string
  name: string
  /** an entity, or the assertion itself */
  entity: boolean
  role?: string
}

/** What about an assertion can be merged or split: itself, and the entities it names. */
export function subjectsOf(assertion: Assertion, say: (assertion: Assertion) => string): Subject[] {
  const all: Subject[] = []
  if (CLUSTERED.has(assertion.kind)) all.push({ id: assertion.id, name: say(assertion), entity: false })
  const add = (id: unknown, name: unknown, role?: string) => {
    if (typeof id !== 'string' || id === '' || all.some(one => one.id === id)) return
    all.push({ id, name: typeof name === 'string' && name !== '' ? name : id, entity: true, ...(role && { role }) })
  }
  if (assertion.kind === 'mention') add(assertion.entity, assertion.evidence[0]?.quote)
  for (const one of participantsOf(assertion)) add(one.entity, one.name, one.role)
  add(assertion.person, assertion.name)
  for (const link of assertion.attribution) add(link.entity, link.name)
  return all
}

export function participantsOf(assertion: Assertion): Participant[] {
  const all = assertion.participants
  return Array.isArray(all) ? all.filter((one): one is Participant => typeof one === 'object' && one !== null && 'name' in one) : []
}

/** Whether an id is an assertion's, by its beginning. */
export function isAssertionId(id: string): boolean {
  return /^(mention|event|tenure|position|figure|claim|date)-/.test(id)
}

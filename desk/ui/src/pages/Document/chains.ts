import type { Assertion, Link } from '../../api'

/** Those who speak in a document, as a tree: the publisher, whom it cites, whom these cite. */
export interface Speaker {
  key: string
  link: Link
  /** assertions that pass through this speaker */
  all: number
  children: Speaker[]
}

const SEPARATOR = '\u001f'

/** The key of a chain's first `length` links. */
export function chainKey(links: readonly Link[], length = links.length) {
  return links
    .slice(0, length)
    .map(link => link.entity ?? link.name)
    .join(SEPARATOR)
}

/** Whether the chain with the key `whole` passes through the speaker. */
export function passes(whole: string, key: string) {
  return whole === key || whole.startsWith(key + SEPARATOR)
}

export function speakers(assertions: readonly Assertion[]): Speaker[] {
  const roots: Speaker[] = []
  for (const { attribution } of assertions) {
    let level = roots
    attribution.forEach((link, n) => {
      const key = chainKey(attribution, n + 1)
      let speaker = level.find(one => one.key === key)
      if (!speaker) {
        speaker = { key, link, all: 0, children: [] }
        level.push(speaker)
      }
      speaker.all++
      level = speaker.children
    })
  }
  const sort = (level: Speaker[]) => {
    level.sort((a, b) => b.all - a.all)
    for (const one of level) sort(one.children)
  }
  sort(roots)
  return roots
}

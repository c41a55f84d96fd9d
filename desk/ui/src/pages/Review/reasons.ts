// The last reasons somebody gave, by what they were given for; kept in this browser only.

export type Action = 'right' | 'wrong' | 'corrected' | 'same' | 'different' | 'withdrawn'

const KEPT = 'dragoman-reasons'
const MOST = 6

function all(): Partial<Record<Action, string[]>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}')
    return kept && typeof kept === 'object' ? kept : {}
  } catch {
    return {}
  }
}

export function lastReasons(action: Action): string[] {
  const kept = all()[action]
  return Array.isArray(kept) ? kept.filter(one => typeof one === 'string').slice(0, MOST) : []
}

export function keepReason(action: Action, why: string) {
  const kept = all()
  kept[action] = [why, ...lastReasons(action).filter(one => one !== why)].slice(0, MOST)
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // a browser that keeps nothing still decides
  }
}

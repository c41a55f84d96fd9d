import { api, type Session } from '../../api'
import { useLoad, type Load } from '../../useLoad'

/** Who sits before the desk, and what they may do. */
export function useSession(): Load<Session> & { mayDecide: boolean } {
  const load = useLoad(signal => api.session(signal), [])
  return { ...load, mayDecide: load.data !== undefined && load.data.role !== 'reader' && !needsLogin(load.data) }
}

/** `login`: the desk was started with users; until somebody has signed in, `editor` is empty. */
export function needsLogin(session: Session): boolean {
  return session.login && !session.editor
}

/** An address within the desk, out of what an address bar gave; anything else leads home. */
export function within(next: string | null): string {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || next.startsWith('/login')) return '/'
  return next
}

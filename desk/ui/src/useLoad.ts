import { useCallback, useEffect, useState } from 'react'
import { isAbort } from './api'

export interface Load<T> {
  data?: T
  error?: unknown
  loading: boolean
  reload: () => void
}

/**
 * Loads when `deps` change and drops the answer of an overtaken call. The former answer stays while the next is on its way
 * (`loading` tells), so that lists do not jump; give the page a `key` where the old answer must not be seen.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, deps: readonly unknown[]): Load<T> {
  const [state, setState] = useState<{ data?: T; error?: unknown; loading: boolean }>({ loading: true })
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const controller = new AbortController()
    setState(before => ({ data: before.data, loading: true }))
    load(controller.signal).then(
      data => !controller.signal.aborted && setState({ data, loading: false }),
      error => !controller.signal.aborted && !isAbort(error) && setState({ error, loading: false }),
    )
    return () => controller.abort()
    // what is loaded is named by `deps`, as with useEffect
  }, [...deps, turn])
  const reload = useCallback(() => setTurn(n => n + 1), [])
  return { ...state, reload }
}

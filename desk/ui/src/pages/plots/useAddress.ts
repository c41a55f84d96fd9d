import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** The address's parameters; a change keeps the others, drops what is empty and begins the list anew. */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (changes: Record<string, string | undefined>, { replace = false, keepOffset = false } = {}) =>
      setParams(
        before => {
          const after = new URLSearchParams(before)
          if (!keepOffset) after.delete('offset')
          for (const [key, value] of Object.entries(changes)) {
            if (value) after.set(key, value)
            else after.delete(key)
          }
          return after
        },
        { replace, preventScrollReset: true },
      ),
    [setParams],
  )
  return [params, change] as const
}

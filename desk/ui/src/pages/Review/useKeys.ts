import { useEffect, useRef } from 'react'

const KEPT = 'dragoman-review-keys'

export function keysWanted(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

export function wantKeys(on: boolean) {
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off')
  } catch {
    // holds until the page is left
  }
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('form, input, textarea, select, [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"], [role="dialog"]') !== null
  )
}

/**
 * Single keys for actions, never while somebody types or a dialog is open. By the letter, or on keyboards of other scripts by
 * the key's place.
 */
export function useKeys(keys: Record<string, (() => void) | undefined>, on: boolean) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return
      const letter = /^[a-z]$/i.test(event.key)
        ? event.key.toLowerCase()
        : /^Key[A-Z]$/.test(event.code)
          ? event.code.slice(3).toLowerCase()
          : event.key
      const act = latest.current[event.key === '؟' ? '?' : event.key === '?' ? '?' : letter]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
}

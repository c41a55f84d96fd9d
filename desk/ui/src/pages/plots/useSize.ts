import { useCallback, useRef, useState } from 'react'

/** The width of an element in pixels, followed as it changes. */
export function useWidth<E extends Element>(first = 900) {
  const [width, setWidth] = useState(first)
  const observer = useRef<ResizeObserver | null>(null)
  const ref = useCallback((element: E | null) => {
    observer.current?.disconnect()
    if (!element) return
    const take = () => {
      const now = Math.floor(element.getBoundingClientRect().width)
      if (now > 0) setWidth(now)
    }
    take()
    observer.current = new ResizeObserver(take)
    observer.current.observe(element)
  }, [])
  return [ref, width] as const
}

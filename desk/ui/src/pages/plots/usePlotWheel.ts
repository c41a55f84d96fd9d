import { useEffect, useRef } from 'react'

/**
 * The wheel zooms where the plot has the focus, or with Ctrl (a pinch on a touch pad says the same); otherwise the page scrolls on.
 * A listener of its own, for React's are passive.
 */
export function usePlotWheel<E extends HTMLElement | SVGElement>(zoom: (factor: number, clientX: number, clientY: number) => void) {
  const ref = useRef<E>(null)
  const latest = useRef(zoom)
  useEffect(() => {
    latest.current = zoom
  })
  useEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const turned = (event: Event) => {
      const wheel = event as WheelEvent
      const focused = element.contains(document.activeElement)
      if (!wheel.ctrlKey && !wheel.metaKey && !focused) return
      if (Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY)) return
      event.preventDefault()
      const lines = wheel.deltaMode === 1 ? 24 : 1
      latest.current(Math.exp(Math.max(-200, Math.min(200, wheel.deltaY * lines)) * 0.0022), wheel.clientX, wheel.clientY)
    }
    element.addEventListener('wheel', turned, { passive: false })
    return () => element.removeEventListener('wheel', turned)
  }, [])
  return ref
}

import type { ReactNode } from 'react'
import { directionOf } from '../languages'
import { points } from '../points'
import classes from './Words.module.css'

interface Props {
  text: string
  /** BCP 47 language of the document */
  language?: string
  /** stands on lines of its own */
  block?: boolean
  /** spans (code points) to mark in the words */
  marks?: readonly (readonly [number, number])[]
  clamp?: number
}

/** Exact words out of a document, in their own language and direction. */
export function Words({ text, language, block, marks, clamp }: Props) {
  const direction = directionOf(language)
  const said = { lang: language, dir: direction }
  const words = marks?.length ? marked(text, marks) : text
  if (!block) {
    return (
      <q className={classes.inline} {...said}>
        <bdi {...said}>{words}</bdi>
      </q>
    )
  }
  return (
    <blockquote
      className={classes.block}
      {...said}
      style={clamp ? { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: clamp, overflow: 'hidden' } : undefined}
    >
      {words}
    </blockquote>
  )
}

function marked(text: string, marks: readonly (readonly [number, number])[]): ReactNode[] {
  const all = points(text)
  const out: ReactNode[] = []
  let at = 0
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (start < at || end <= start) continue
    out.push(all.slice(at, start).join(''))
    out.push(
      <mark key={start} className={classes.mark}>
        {all.slice(start, end).join('')}
      </mark>,
    )
    at = end
  }
  out.push(all.slice(at).join(''))
  return out
}

import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format'
import classes from './Section.module.css'

/** A part of a page under an h2, left out where there is nothing. */
export function Section({ title, count, children, lead }: { title: string; count?: number; lead?: ReactNode; children: ReactNode }) {
  const format = useFormat()
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id} className={classes.title}>
        {title}
        {count !== undefined && <span className={classes.count}>{format.number(count)}</span>}
      </h2>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </section>
  )
}

/** The first of many, and a way to the rest. */
export function Some<T>({ items, first = 8, children }: { items: readonly T[]; first?: number; children: (shown: readonly T[]) => ReactNode }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const few = items.length <= first + 2
  return (
    <>
      {children(all || few ? items : items.slice(0, first))}
      {!few && (
        <button type="button" className={`${classes.more} no-print`} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('common.fewer') : t('common.all', { count: items.length, n: format.number(items.length) })}
        </button>
      )}
    </>
  )
}

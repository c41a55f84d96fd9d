import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assertion } from '../../api'
import { EdtfDate } from '../../components/EdtfDate'
import { EntityLink } from '../../components/EntityLink'
import { useFormat } from '../../format'
import { participantsOf } from './subjects'
import classes from './Review.module.css'

const SHOWN: Record<string, readonly string[]> = {
  event: ['act', 'date', 'place', 'topic', 'participants', 'countries', 'modality'],
  tenure: ['name', 'post', 'body', 'country', 'from', 'to', 'asOf'],
  position: ['body', 'instrument', 'act', 'stance', 'topic', 'date', 'modality'],
  figure: ['value', 'counted', 'measure', 'unit'],
  claim: ['cue', 'direct'],
  date: ['value', 'basis'],
  mention: ['type'],
}

/** What was read out of the words, field by field. */
export function Facts({ item }: { item: Assertion }) {
  const { t } = useTranslation()
  const facts = (SHOWN[item.kind] ?? []).flatMap(field => {
    const value = <Fact item={item} field={field} />
    return has(item, field) ? [{ field, value }] : []
  })
  if (facts.length === 0) return null
  return (
    <dl className={classes.facts} aria-label={t('review.facts')}>
      {facts.map(({ field, value }) => (
        <div key={field}>
          <dt>{t(fieldKeys(field))}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function has(item: Assertion, field: string): boolean {
  const value = item[field]
  if (field === 'modality') return value !== 'asserted'
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

function Fact({ item, field }: { item: Assertion; field: string }): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const value = item[field]
  if (field === 'participants') {
    return (
      <ul className="plain-list">
        {participantsOf(item).map((one, at) => (
          <li key={at}>
            <EntityLink id={one.entity} name={one.name} /> <span className={classes.role}>{t(`role.${one.role}`, { defaultValue: one.role })}</span>
          </li>
        ))}
      </ul>
    )
  }
  if (field === 'countries') return format.list((value as string[]).map(code => format.country(code)))
  if (field === 'name' && typeof item.person === 'string') return <EntityLink id={item.person} name={String(value)} />
  if (field === 'country') return format.country(String(value))
  if (['date', 'from', 'to', 'asOf'].includes(field) || (item.kind === 'date' && field === 'value')) {
    return (
      <>
        <EdtfDate date={String(value)} style="long" />
        {field === 'date' && typeof item.dateBasis === 'string' && (
          <span className={classes.role}> {t(`dateBasis.${item.dateBasis}`, { defaultValue: item.dateBasis })}</span>
        )}
      </>
    )
  }
  if (item.kind === 'figure' && field === 'value') return <FigureValue item={item} />
  if (field === 'direct') return value === true ? t('review.quoted') : t('review.notQuoted')
  if (field === 'basis') return t(`dateBasis.${value}`, { defaultValue: String(value) })
  const group = groupOf(item.kind, field)
  return group ? t(`${group}.${value}`, { defaultValue: String(value) }) : <bdi>{String(value)}</bdi>
}

/** The message that names a field: the shared one, or review's own. */
export function fieldKeys(field: string): string[] {
  return [`review.field.${field}`, `field.${field}`]
}

/** The message group that names the values of a field. */
export function groupOf(kind: string, field: string): string | undefined {
  if (field === 'act') return kind === 'position' ? 'positionAct' : 'act'
  if (field === 'instrument') return 'instrument'
  if (field === 'qualifier') return 'review.qualifier'
  if (field === 'modality' || field === 'measure' || field === 'type') return field
  return undefined
}

export function FigureValue({ item }: { item: Assertion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const value = typeof item.value === 'number' ? format.number(item.value) : String(item.value ?? '')
  const upper = typeof item.upper === 'number' ? `–${format.number(item.upper)}` : ''
  return (
    <span className="numbers">
      {t(`qualifier.${String(item.qualifier ?? 'exact')}`, { value: `${value}${upper}`, defaultValue: `${value}${upper}` })}
    </span>
  )
}

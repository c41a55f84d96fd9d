import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assertion, FigureGroup } from '../../api'
import { useFormat } from '../../format'
import { stretch } from '../plots/edtf'

/** What one claimant says: the same value under the same qualifier, however often it is repeated. */
export interface Claim {
  key: string
  /** who says it, marked where they deny it */
  claimant: string
  denied: boolean
  claimantEntity?: string
  /** which claimant of the group, in the order of who was first */
  index: number
  value: number
  upper?: number
  qualifier: string
  unit?: string
  counted?: string
  /** oldest first, undated last */
  reports: Assertion[]
  first?: string
  /** when each dated report was published */
  times: number[]
}

export interface Claimant {
  key: string
  name: string
  entity?: string
  denied: boolean
}

function text(value: unknown) {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function day(assertion: Assertion) {
  return stretch(assertion.published?.slice(0, 10))?.from
}

export function claimsOf(group: FigureGroup, nobody: string, deniedBy: (name: string) => string): { claims: Claim[]; claimants: Claimant[] } {
  const sorted = [...group.figures].sort((a, b) => (day(a) ?? Infinity) - (day(b) ?? Infinity) || 0)
  const claimants: Claimant[] = []
  const claims = new Map<string, Claim>()
  for (const figure of sorted) {
    const value = Number(figure.value)
    if (!Number.isFinite(value)) continue
    const last = figure.attribution.at(-1)
    const denied = figure.modality === 'denied'
    const name = denied ? deniedBy(last?.name ?? nobody) : (last?.name ?? nobody)
    const who = [last?.entity ?? last?.name ?? '', denied ? 'denied' : ''].join('|')
    let index = claimants.findIndex(one => one.key === who)
    if (index < 0) {
      index = claimants.length
      claimants.push({ key: who, name, entity: last?.entity, denied })
    }
    const upper = figure.upper === undefined ? undefined : Number(figure.upper)
    const qualifier = text(figure.qualifier) ?? 'exact'
    const key = [who, value, upper, qualifier, figure.unit].join('|')
    const time = day(figure)
    const claim = claims.get(key)
    if (claim) {
      claim.reports.push(figure)
      claim.first ??= figure.published
      if (time !== undefined) claim.times.push(time)
    } else {
      claims.set(key, {
        key,
        claimant: name,
        denied,
        claimantEntity: last?.entity,
        index,
        value,
        upper,
        qualifier,
        unit: text(figure.unit),
        counted: text(figure.counted),
        reports: [figure],
        first: figure.published,
        times: time === undefined ? [] : [time],
      })
    }
  }
  return { claims: [...claims.values()], claimants }
}

/** A name that says of itself that what stands beside it is denied, in a form that fits every grammar. */
export function deniedBy(t: TFunction) {
  return (name: string) => `${t('modality.denied')}: ${name}`
}

export function useFigureWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const bare = (claim: Pick<Claim, 'value' | 'upper' | 'unit'>) => {
      const range = claim.upper === undefined ? format.number(claim.value) : `${format.number(claim.value)}–${format.number(claim.upper)}`
      return !claim.unit ? range : claim.unit === '%' ? `${range}\u202f%` : `${range} ${claim.unit}`
    }
    const full = (claim: Pick<Claim, 'value' | 'upper' | 'unit' | 'qualifier'>) =>
      t(`qualifier.${claim.qualifier}`, { value: bare(claim), defaultValue: bare(claim) })
    return { bare, full }
  }, [t, format])
}

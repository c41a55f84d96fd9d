import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assertion, Participant } from '../api'
import { useFormat } from '../format'
import { isolate } from '../i18n'

const LONGEST = 160

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function short(words: string): string {
  const all = [...words.replace(/\s+/g, ' ')]
  return all.length <= LONGEST ? all.join('') : `${all.slice(0, LONGEST).join('').trimEnd()} …`
}

/** What an assertion says, in one line in the interface's language; names and quoted words stay as they were written. */
export function useSaying(): (assertion: Assertion) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return useCallback(
    assertion => {
      const word = (group: string, value: unknown) => (text(value) ? t(`${group}.${text(value)}`, { defaultValue: text(value) }) : '')
      const name = (value: unknown) => (text(value) ? isolate(text(value)) : '')
      const date = (value: unknown) => (text(value) ? format.date(text(value)) : '')
      const joined = (...parts: string[]) => parts.filter(Boolean).join(' · ')
      const beside = (what: string, of: string) => (what && of ? `${what}: ${of}` : what || of)
      const modality = assertion.modality === 'asserted' ? '' : word('modality', assertion.modality)
      const quote = isolate(short(assertion.evidence[0]?.quote ?? ''))
      switch (assertion.kind) {
        case 'event': {
          const parties = Array.isArray(assertion.participants) ? (assertion.participants as Participant[]) : []
          const names = [...new Set(parties.map(party => name(party.name)))].filter(Boolean)
          const countries = Array.isArray(assertion.countries) ? (assertion.countries as string[]).map(format.country) : []
          const who = format.list(names.length > 0 ? names : countries)
          return joined(beside(word('act', assertion.act), who), date(assertion.date), name(assertion.place), name(assertion.topic), modality)
        }
        case 'tenure': {
          const held = [name(assertion.post), name(assertion.body)].filter(Boolean).join(' – ')
          const from = text(assertion.from)
          const to = text(assertion.to)
          return joined(beside(name(assertion.name), held), from || to ? format.date(`${from || '..'}/${to || '..'}`) : '', modality)
        }
        case 'position':
          return joined(
            beside(name(assertion.body), t('positions.actOn', { instrument: word('instrument', assertion.instrument), act: word('positionAct', assertion.act) })),
            word('positions.stance', assertion.stance),
            name(assertion.topic),
            date(assertion.date),
            modality,
          )
        case 'figure': {
          const number = (value: unknown) => (typeof value === 'number' ? format.number(value) : text(value))
          const upper = number(assertion.upper)
          const value = upper ? `${number(assertion.value)}–${upper}` : number(assertion.value)
          const said = t(`qualifier.${text(assertion.qualifier) || 'exact'}`, { value, defaultValue: value })
          const measure = text(assertion.measure) === 'other' ? '' : word('measure', assertion.measure)
          return joined([said, name(assertion.unit), name(assertion.counted)].filter(Boolean).join(' '), measure, modality)
        }
        case 'claim':
          return joined(beside(name(assertion.attribution.at(-1)?.name), `“${isolate(short(text(assertion.content) || (assertion.evidence[0]?.quote ?? '')))}”`), modality)
        case 'date':
          return joined(text(assertion.value) ? format.date(text(assertion.value), 'long') : quote, word('dateBasis', assertion.basis))
        default:
          return quote
      }
    },
    [t, format],
  )
}

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** EDTF dates and numbers, in the interface's language. All dates of the record are Gregorian and are shown so. */
export interface Format {
  language: string
  number: (value: number) => string
  percent: (value: number) => string
  /** an EDTF date or interval in words */
  date: (edtf?: string, style?: 'long' | 'short') => string
  /** an instant (ISO) with its time of day */
  instant: (iso: string) => string
  country: (code?: string) => string
  languageName: (code?: string) => string
  scriptName: (code?: string) => string
  list: (items: string[]) => string
}

const cache = new Map<string, Format>()

interface Words {
  t: (key: string, options?: Record<string, unknown>) => string
}

function locale(language: string) {
  return language === 'en' ? 'en-GB-u-ca-gregory' : `${language}-u-ca-gregory`
}

function build(language: string, { t }: Words): Format {
  const tag = locale(language)
  const number = new Intl.NumberFormat(tag)
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' })
  const instants = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' })
  const formats = {
    long: {
      day: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
      month: new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    },
    short: {
      day: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
      month: new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
    },
  }
  const years = new Intl.NumberFormat(tag, { useGrouping: false })

  const names = (type: 'region' | 'language' | 'script') => {
    const display = new Intl.DisplayNames(tag, { type, fallback: 'code' })
    return (code?: string) => {
      if (!code) return ''
      try {
        return display.of(code) ?? code
      } catch {
        return code
      }
    }
  }

  const one = (value: string, style: 'long' | 'short'): string => {
    const said = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[^~?%]*)?([~?%])?$/.exec(value)
    if (!said) return value
    const [, year = '', month, day, sign] = said
    let text: string
    const season = month && Number(month) > 12
    if (!month || season) text = years.format(Number(year))
    else {
      const at = new Date(0)
      at.setUTCFullYear(Number(year), Number(month) - 1, day ? Number(day) : 1)
      text = (day ? formats[style].day : formats[style].month).format(at)
    }
    if (season) text = value
    if (sign === '~' || sign === '%') text = t('common.about', { date: text })
    if (sign === '?' || sign === '%') text = t('common.perhaps', { date: text })
    return text
  }

  return {
    language,
    number: value => number.format(value),
    percent: value => percent.format(value),
    date: (edtf, style = 'short') => {
      if (!edtf) return ''
      const [from, to] = edtf.split('/')
      if (to === undefined) return one(edtf, style)
      if (!from || from === '..') return t('common.until', { date: one(to, style) })
      if (!to || to === '..') return t('common.since', { date: one(from, style) })
      return `${one(from, style)} – ${one(to, style)}`
    },
    instant: iso => {
      const at = new Date(iso)
      return Number.isNaN(at.getTime()) ? iso : instants.format(at)
    },
    country: names('region'),
    languageName: names('language'),
    scriptName: names('script'),
    list: items => lists.format(items),
  }
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const language = i18n.language
    const made = cache.get(language) ?? build(language, { t: (key, options) => t(key, options ?? {}) })
    cache.set(language, made)
    return made
  }, [t, i18n.language])
}

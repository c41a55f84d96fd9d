import { useMemo } from 'react'
import { useFormat } from '../../format'
import { DAY } from './edtf'

/** Every second, third … tick, so that at most `most` remain. */
export function thinned<T>(ticks: T[], most: number): T[] {
  const every = Math.ceil(ticks.length / Math.max(1, most))
  return every <= 1 ? ticks : ticks.filter((_, n) => n % every === 0)
}

/** Ticks of time in words, as short as can be: the year only where it turns. */
export function useTickText(ticks: Date[]) {
  const { language } = useFormat()
  const tag = `${language === 'en' ? 'en-GB' : language}-u-ca-gregory`
  const formats = useMemo(
    () => ({
      year: new Intl.NumberFormat(tag, { useGrouping: false }),
      month: new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }),
      monthYear: new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
      day: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
      dayYear: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    }),
    [tag],
  )
  const step = ticks.length > 1 ? ticks[1]!.getTime() - ticks[0]!.getTime() : 365 * DAY
  return ticks.map((tick, i) => {
    if (step >= 300 * DAY) return formats.year.format(tick.getUTCFullYear())
    const turn = i === 0 || tick.getUTCFullYear() !== ticks[i - 1]!.getUTCFullYear()
    if (step >= 27 * DAY) return turn ? formats.monthYear.format(tick) : formats.month.format(tick)
    return turn ? formats.dayYear.format(tick) : formats.day.format(tick)
  })
}

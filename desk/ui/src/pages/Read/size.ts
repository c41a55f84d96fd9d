import { useTranslation } from 'react-i18next'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** The size of a file in words of the interface's language. */
export function useSize(): (bytes: number) => string {
  const { i18n } = useTranslation()
  return bytes => {
    let unit = 0
    let value = bytes
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000
      unit++
    }
    return new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit: UNITS[unit]!,
      unitDisplay: 'short',
      maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
    }).format(value)
  }
}

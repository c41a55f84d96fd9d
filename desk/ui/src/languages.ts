export const INTERFACE_LANGUAGES = ['en', 'es', 'fr', 'ru', 'az', 'tr', 'fa', 'ar'] as const
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number]

/** Names of the interface's languages in themselves. */
export const OWN_NAMES: Record<InterfaceLanguage, string> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
  az: 'Azərbaycanca',
  tr: 'Türkçe',
  fa: 'فارسی',
  ar: 'العربية',
}

const RIGHT_TO_LEFT_LANGUAGES = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'yi', 'dv', 'ug', 'sd', 'azb'])
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'])

/** The direction of a text by its script or else its language; `auto` (the browser looks at the letters) where neither is known. */
export function directionOf(language?: string, script?: string): 'ltr' | 'rtl' | 'auto' {
  if (script) return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr'
  if (!language) return 'auto'
  const [code, second] = language.split('-')
  if (second && second.length === 4) return RIGHT_TO_LEFT_SCRIPTS.has(second) ? 'rtl' : 'ltr'
  return RIGHT_TO_LEFT_LANGUAGES.has(code ?? '') ? 'rtl' : 'ltr'
}

/** Languages the reader reads, for filters. */
export const RECORD_LANGUAGES = ['ar', 'az', 'de', 'en', 'es', 'fa', 'fr', 'hy', 'kk', 'pt', 'ru', 'tr'] as const

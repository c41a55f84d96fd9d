import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from './languages'

const KEPT = 'dragoman-language'
const files = import.meta.glob<{ default: Record<string, unknown> }>('./messages/*.json')

function known(code: string | null | undefined): InterfaceLanguage | undefined {
  const short = code?.slice(0, 2).toLowerCase()
  return INTERFACE_LANGUAGES.find(language => language === short)
}

function kept() {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

/** By the address (?lang=), then what was chosen before, then the browser. */
function wanted(): InterfaceLanguage {
  const asked = known(new URLSearchParams(location.search).get('lang'))
  if (asked) keep(asked)
  return asked ?? known(kept()) ?? navigator.languages.map(known).find(Boolean) ?? 'en'
}

function keep(language: InterfaceLanguage) {
  try {
    localStorage.setItem(KEPT, language)
  } catch {
    // a browser that keeps nothing still shows the pages
  }
}

function apply(language: string) {
  document.documentElement.lang = language
  document.documentElement.dir = directionOfInterface(language)
}

export function directionOfInterface(language: string): 'ltr' | 'rtl' {
  return language === 'fa' || language === 'ar' ? 'rtl' : 'ltr'
}

export function interfaceLanguage(): InterfaceLanguage {
  return known(i18next.language) ?? 'en'
}

export async function switchLanguage(language: InterfaceLanguage) {
  keep(language)
  await i18next.changeLanguage(language)
}

/** A name within a sentence of the other direction is set apart (U+2068 … U+2069), so that the words around it stay in order. */
export function isolate(value: string) {
  const text = String(value)
  const foreign = document.documentElement.dir === 'rtl' ? /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Armenian}|\p{Script=Greek}/u : /\p{Script=Arabic}|\p{Script=Hebrew}/u
  return foreign.test(text) ? `\u2068${text}\u2069` : text
}

export async function startI18n() {
  i18next
    .use({
      type: 'backend',
      read: (language: string, _namespace: string, done: (error: unknown, data: unknown) => void) => {
        const file = files[`./messages/${language}.json`]
        if (!file) return done(null, {})
        file().then(
          module => done(null, module.default),
          error => done(error, null),
        )
      },
    })
    .use(initReactI18next)
  i18next.on('languageChanged', apply)
  await i18next.init({
    lng: wanted(),
    fallbackLng: 'en',
    supportedLngs: [...INTERFACE_LANGUAGES],
    interpolation: { escapeValue: true, escape: isolate }, // React escapes; names keep their direction within a sentence
    returnNull: false,
  })
}

import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isAbort, type EntityBrief } from '../../api'
import { EntityIcon } from '../../components/EntityLink'
import { useFormat } from '../../format'
import { COUNTRY_CODES, isCountryCode } from './countries'

interface Props {
  label: string
  placeholder?: string
  description?: string
  /** a country code, an entity's id or a name; '' for nobody */
  value: string
  /** the words to show for the value, where the answer of a call knows them */
  shown?: string
  onChange: (value: string) => void
  /** offers countries before the entities of the record */
  countries?: boolean
  required?: boolean
}

/** A country is found by its name in the languages that are read, whatever the interface's language. */
const READ = ['en', 'es', 'fa', 'az', 'ru', 'tr', 'fr', 'ar', 'pt', 'kk', 'hy', 'de']

const ID = /^(person|body|group|organization|outlet|place)-[\w-]+$/

function plain(text: string) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}

/** Chooses a party: a country, an entity of the record in any script, or a name as it is typed. */
export function PartyPicker({ label, placeholder, description, value, shown, onChange, countries, required }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  // the name that goes with the value: as it was chosen, as the page knows it, or asked for
  const [named, setNamed] = useState<{ value: string; label: string }>()
  const known = named?.value === value ? named.label : shown
  const settled = isCountryCode(value) ? format.country(value) : (known ?? (ID.test(value) ? '' : value))
  const [typed, setTyped] = useState<string>()
  const text = typed ?? settled
  const [query] = useDebouncedValue(typed?.trim() ?? '', 180)
  const [found, setFound] = useState<{ query: string; items: EntityBrief[] }>({ query: '', items: [] })
  const [asking, setAsking] = useState(false)
  const began = typed !== undefined

  useEffect(() => {
    if (known !== undefined || shown !== undefined || !ID.test(value)) return undefined
    const controller = new AbortController()
    api
      .entity(value, controller.signal)
      .then(found => setNamed({ value, label: found.entity.label }))
      .catch(error => !isAbort(error) && setNamed({ value, label: value }))
    return () => controller.abort()
  }, [value, known, shown])

  useEffect(() => {
    if (!query) return undefined
    const controller = new AbortController()
    setAsking(true)
    api
      .suggest(query, controller.signal)
      .then(items => setFound({ query, items }))
      .catch(error => !isAbort(error) && setFound({ query, items: [] }))
      .finally(() => !controller.signal.aborted && setAsking(false))
    return () => controller.abort()
  }, [query])

  const names = useMemo(() => {
    if (!countries || !began) return []
    const others = READ.map(language => new Intl.DisplayNames(language, { type: 'region' }))
    return COUNTRY_CODES.map(code => {
      const name = format.country(code)
      return { code, name, words: [...new Set([name, code, ...others.map(one => one.of(code) ?? '')].map(plain))] }
    }).sort((a, b) => a.name.localeCompare(b.name, format.language))
  }, [countries, format, began])

  const wanted = plain(typed?.trim() ?? '')
  const offered = wanted
    ? names
        .filter(one => one.words.some(word => word.startsWith(wanted) || (wanted.length > 2 && word.includes(` ${wanted}`))))
        .slice(0, 6)
    : []
  const entities = wanted ? found.items.filter(one => !(countries && one.type === 'place' && offered.some(o => one.id === `place-${o.code.toLowerCase()}`))) : []

  function choose(next: string) {
    setTyped(undefined)
    combobox.closeDropdown()
    const chosen = found.items.find(one => one.id === next)
    if (chosen) setNamed({ value: next, label: chosen.label })
    if (next !== value) onChange(next)
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={label}
          description={description}
          placeholder={placeholder}
          required={required}
          withAsterisk={false}
          value={text}
          dir="auto"
          role="combobox"
          aria-autocomplete="list"
          autoComplete="off"
          rightSection={asking ? <Loader size={16} /> : text ? <CloseButton size="sm" onClick={() => choose('')} aria-label={t('plots.clear', { label })} /> : null}
          rightSectionPointerEvents="auto"
          onChange={event => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onFocus={event => event.currentTarget.select()}
          onKeyDown={event => {
            if (event.key === 'Escape') {
              setTyped(undefined)
              combobox.closeDropdown()
            }
            // Enter with nothing selected takes the words as they stand
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() < 0 && typed !== undefined) {
              event.preventDefault()
              const exact = offered.find(one => one.words.includes(wanted))
              choose(exact?.code ?? typed.trim())
            }
          }}
          onBlur={() => {
            combobox.closeDropdown()
            if (typed !== undefined && typed.trim() === '') choose('')
            else setTyped(undefined)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length + entities.length === 0}>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={label}>
          {offered.length > 0 && (
            <Combobox.Group label={t('plots.countries')}>
              {offered.map(one => (
                <Combobox.Option value={one.code} key={one.code}>
                  {one.name} <span className="plot-dim">{one.code}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
          {entities.length > 0 && (
            <Combobox.Group label={t('plots.inTheRecord')}>
              {entities.map(one => (
                <Combobox.Option value={one.id} key={one.id}>
                  <EntityIcon type={one.type} /> <bdi>{one.label}</bdi>{' '}
                  {one.country && <span className="plot-dim">{one.country}</span>}
                  {one.spellings.length > 0 && (
                    <div className="plot-dim plot-ellipsis">
                      {one.spellings.slice(0, 3).map((spelling, n) => (
                        <span key={spelling}>
                          {n > 0 && ' · '}
                          <bdi>{spelling}</bdi>
                        </span>
                      ))}
                    </div>
                  )}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

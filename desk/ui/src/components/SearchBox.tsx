import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { api, type EntityBrief } from '../api'
import { useFormat } from '../format'
import { EntityIcon } from './EntityLink'
import classes from './SearchBox.module.css'

interface Props {
  /** the large one of the home page */
  large?: boolean
  autoFocus?: boolean
}

/** Search over everything, with names suggested in any script while typing. */
export function SearchBox({ large, autoFocus }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const go = useNavigate()
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const asked = pathname === '/search' ? (params.get('q') ?? '') : ''
  const [value, setValue] = useState(asked)
  const [found, setFound] = useState<EntityBrief[]>([])
  const [late] = useDebouncedValue(value.trim(), 120)
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })

  useEffect(() => setValue(asked), [asked, pathname])
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || writes(event.target)) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', slash)
    return () => document.removeEventListener('keydown', slash)
  }, [])
  useEffect(() => {
    if (!late) {
      setFound([])
      return
    }
    const controller = new AbortController()
    api.suggest(late, controller.signal).then(setFound, () => undefined)
    return () => controller.abort()
  }, [late])

  const text = value.trim()
  const search = () => {
    if (!text) return
    combobox.closeDropdown()
    void go(`/search?q=${encodeURIComponent(text)}`)
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={option => {
        combobox.closeDropdown()
        if (option === '') return search()
        setValue('')
        void go(`/entities/${encodeURIComponent(option)}`)
      }}
      shadow="md"
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          type="search"
          role="combobox"
          size={large ? 'lg' : 'sm'}
          radius="xl"
          dir="auto"
          autoFocus={autoFocus}
          value={value}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          leftSection={<IconSearch size={large ? 20 : 16} stroke={1.8} aria-hidden />}
          rightSection={value ? null : <Kbd className={classes.key} aria-hidden>/</Kbd>}
          classNames={{ input: classes.input }}
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          onChange={event => {
            setValue(event.currentTarget.value)
            if (event.currentTarget.value.trim()) combobox.openDropdown()
            else combobox.closeDropdown()
            combobox.resetSelectedOption()
          }}
          onFocus={() => text && combobox.openDropdown()}
          onClick={() => text && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing && combobox.getSelectedOptionIndex() < 0) {
              event.preventDefault()
              search()
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!text}>
        <Combobox.Options aria-label={t('search.suggestions')} mah="24rem" style={{ overflowY: 'auto' }}>
          {found.map(entity => (
            <Combobox.Option key={entity.id} value={entity.id} className={classes.option}>
              <EntityIcon type={entity.type} className={classes.icon} size={18} />
              <span className={classes.name}>
                <bdi>{entity.label}</bdi>
                <span className={classes.also}>
                  {spelled(entity, text).map(name => (
                    <bdi key={name}>{name}</bdi>
                  ))}
                </span>
              </span>
              <span className={classes.count}>{t('common.documents', { count: entity.documents, n: format.number(entity.documents) })}</span>
            </Combobox.Option>
          ))}
          <Combobox.Option value="" className={classes.option}>
            <IconSearch size={18} stroke={1.7} className={classes.icon} aria-hidden />
            <span className={classes.name}>{t('search.inTexts', { q: text })}</span>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Whether keys write something there. */
function writes(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

/** The spellings that have what was typed first; two are enough. */
function spelled(entity: EntityBrief, text: string) {
  const folded = text.toLocaleLowerCase()
  const has = (name: string) => (name.toLocaleLowerCase().includes(folded) ? 0 : 1)
  return [...new Set(entity.spellings)].sort((a, b) => has(a) - has(b)).slice(0, 2)
}

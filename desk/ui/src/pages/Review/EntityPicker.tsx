import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isAbort, type EntityBrief } from '../../api'
import { EntityIcon } from '../../components/EntityLink'
import { useFormat } from '../../format'
import classes from './Review.module.css'

interface Props {
  label: string
  /** an entity's id */
  value: string
  onChange: (id: string) => void
  error?: string
  without?: string
}

const AN_ID = /^(person|body|group|organization|outlet|place)-\S+$/

/** An entity by suggestion, or by its id. */
export function EntityPicker({ label, value, onChange, error, without }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [offered, setOffered] = useState<EntityBrief[]>([])
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })

  useEffect(() => {
    if (typed.trim() === '' || AN_ID.test(typed.trim()) || value !== '') return setOffered([])
    const controller = new AbortController()
    const timer = setTimeout(() => {
      api.suggest(typed.trim(), controller.signal).then(
        found => {
          setOffered(found.filter(one => one.id !== without))
          combobox.openDropdown()
        },
        problem => !isAbort(problem) && setOffered([]),
      )
    }, 160)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
    // the combobox is the same all along
  }, [typed, value, without])

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={id => {
        setTyped(offered.find(one => one.id === id)?.label ?? id)
        onChange(id)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          description={value === '' ? t('review.merge.pickHint') : <span dir="ltr">{value}</span>}
          value={typed}
          onChange={event => {
            const now = event.currentTarget.value
            setTyped(now)
            onChange(AN_ID.test(now.trim()) ? now.trim() : '')
            combobox.resetSelectedOption()
          }}
          onKeyDown={event => {
            if (event.key === 'Escape' && combobox.dropdownOpened) {
              event.preventDefault()
              combobox.closeDropdown()
            }
            if (event.key === 'Enter' && combobox.dropdownOpened) event.preventDefault()
          }}
          onBlur={() => combobox.closeDropdown()}
          error={error}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          maw="26rem"
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options aria-label={t('search.suggestions')}>
          {offered.map(one => (
            <Combobox.Option key={one.id} value={one.id}>
              <EntityIcon type={one.type} className={classes.optionIcon} /> <bdi>{one.label}</bdi>{' '}
              <span className={classes.role}>
                {one.country && `${one.country} · `}
                {t('common.documents', { count: one.documents, n: format.number(one.documents) })}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

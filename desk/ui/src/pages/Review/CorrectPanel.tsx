import { NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assertion } from '../../api'
import { fieldKeys, groupOf } from './Facts'
import { PanelForm, type PanelProps } from './PanelForm'
import { check, INPUTS, NEEDED, plainNumber, type Input, type Wrong } from './correcting'
import classes from './Review.module.css'

/** Correcting: the fields of the assertion's kind; what is changed is decided field by field. An emptied field is taken away. */
export function CorrectPanel({ item, ...rest }: PanelProps & { item: Assertion }) {
  const { t } = useTranslation()
  const inputs = INPUTS[item.kind] ?? []
  const before = Object.fromEntries(inputs.map(input => [input.field, plain(item[input.field])]))
  const [values, setValues] = useState(before)
  const [wrong, setWrong] = useState<Record<string, Wrong | undefined>>({})
  const [nothing, setNothing] = useState(false)
  const first = useRef<HTMLDivElement>(null)
  useEffect(() => first.current?.querySelector<HTMLElement>('input, select')?.focus(), [])

  const clean = (input: Input) => {
    const value = (values[input.field] ?? '').trim()
    return input.as === 'number' ? plainNumber(value) : input.field === 'country' ? value.toUpperCase() : value
  }
  const changed = inputs.filter(input => clean(input) !== before[input.field])

  const decisions = () => {
    const faults = Object.fromEntries(changed.map(input => [input.field, check(item.kind, input, clean(input))]))
    setWrong(faults)
    setNothing(changed.length === 0)
    if (changed.length === 0 || Object.values(faults).some(Boolean)) return undefined
    return changed.map(input => ({ kind: 'corrected' as const, subject: item.id, field: input.field, value: clean(input) }))
  }

  const named = (input: Input, value: string) => {
    const group = input.as === 'choice' ? groupOf(item.kind, input.field) : undefined
    return group && value ? t(`${group}.${value}`, { defaultValue: value }) : value
  }

  return (
    <PanelForm action="corrected" decisions={decisions} {...rest}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm" verticalSpacing="sm" ref={first}>
        {inputs.map(input => {
          const fault = wrong[input.field]
          const shared = {
            label: t(fieldKeys(input.field)),
            error: fault ? t(`review.wrong.${fault}`) : undefined,
            value: values[input.field] ?? '',
            'data-changed': changed.includes(input) || undefined,
          }
          const change = (value: string) => {
            setValues(now => ({ ...now, [input.field]: value }))
            setWrong(now => ({ ...now, [input.field]: undefined }))
            setNothing(false)
          }
          return input.as === 'choice' ? (
            <NativeSelect
              key={input.field}
              {...shared}
              onChange={event => change(event.currentTarget.value)}
              data={[
                ...(NEEDED[item.kind]?.includes(input.field) ? [] : [{ value: '', label: '–' }]),
                ...input.values.map(value => ({ value, label: named(input, value) })),
              ]}
            />
          ) : (
            <TextInput
              key={input.field}
              {...shared}
              onChange={event => change(event.currentTarget.value)}
              placeholder={input.as === 'date' ? '2021-02-22' : input.field === 'country' ? 'KZ' : undefined}
              description={input.as === 'date' ? t('review.dateHint') : undefined}
              inputMode={input.as === 'number' ? 'decimal' : undefined}
              dir={input.as === 'text' && input.field !== 'country' ? 'auto' : 'ltr'}
              autoComplete="off"
              inputWrapperOrder={['label', 'input', 'error', 'description']}
            />
          )
        })}
      </SimpleGrid>
      <div role="status">
        {changed.length > 0 ? (
          <ul className={`plain-list ${classes.changes}`} aria-label={t('review.changes')}>
            {changed.map(input => (
              <li key={input.field}>
                <b>{t(fieldKeys(input.field))}</b> <del>{named(input, before[input.field] ?? '') || t('review.nothing')}</del>{' '}
                <ins>{named(input, clean(input)) || t('review.takenAway')}</ins>
              </li>
            ))}
          </ul>
        ) : (
          <Text size="sm" c={nothing ? 'var(--mantine-color-error)' : 'dimmed'}>
            {t('review.correctHint')}
          </Text>
        )}
      </div>
    </PanelForm>
  )
}

function plain(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Assertion } from '../../api'
import { EdtfDate } from '../../components/EdtfDate'
import { useSaying } from '../../components/useSaying'
import { useFormat } from '../../format'
import { useLoad } from '../../useLoad'
import { EntityPicker } from './EntityPicker'
import { PanelForm, type PanelProps } from './PanelForm'
import { SubjectChoice } from './SubjectChoice'
import { likely } from './likely'
import { subjectsOf, type Subject } from './subjects'
import classes from './Review.module.css'

/** Merging: this and another are one, whether an assertion or an entity that it names. */
export function MergePanel({ item, ...rest }: PanelProps & { item: Assertion }) {
  const { t } = useTranslation()
  const subjects = subjectsOf(item, useSaying())
  const [subject, setSubject] = useState<Subject>(subjects[0]!)
  const [other, setOther] = useState('')
  const [missing, setMissing] = useState<'other' | 'self'>()
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), [])

  const choose = (value: string) => {
    setOther(value)
    setMissing(undefined)
  }
  const decisions = () => {
    const id = other.trim()
    const fault = id === '' ? 'other' : id === subject.id ? 'self' : undefined
    setMissing(fault)
    return fault ? undefined : [{ kind: 'same' as const, subject: subject.id, other: id }]
  }
  const error = missing && t(`review.merge.${missing}`)

  return (
    <PanelForm action="same" decisions={decisions} {...rest}>
      <Stack gap="sm" ref={form}>
        <SubjectChoice
          subjects={subjects}
          value={subject}
          label={t('review.merge.what')}
          onChange={next => {
            setSubject(next)
            choose('')
          }}
        />
        {subject.entity ? (
          <EntityPicker key={subject.id} label={t('review.merge.with')} value={other} onChange={choose} error={error} without={subject.id} />
        ) : (
          <OtherAssertion key={subject.id} item={item} value={other} onChange={choose} error={error} />
        )}
      </Stack>
    </PanelForm>
  )
}

function OtherAssertion({ item, value, onChange, error }: { item: Assertion; value: string; onChange: (id: string) => void; error?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSaying()
  const load = useLoad(signal => likely(item, api, signal), [item.id])
  const offered = load.data ?? []
  return (
    <Stack gap="xs">
      {load.loading && (
        <Text size="sm" c="dimmed" role="status">
          {t('common.loading')}
        </Text>
      )}
      {offered.length > 0 && (
        <Radio.Group label={t('review.merge.likely')} value={value} onChange={onChange}>
          <Stack gap={6} mt={6}>
            {offered.map(one => (
              <Radio
                key={one.id}
                value={one.id}
                label={
                  <span className={classes.option}>
                    <bdi>{say(one)}</bdi>{' '}
                    <span className={classes.role}>
                      <bdi>{one.attribution[0]?.name}</bdi> {one.published && <EdtfDate date={one.published} />}
                    </span>
                  </span>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {!load.loading && offered.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('review.merge.noneLikely', { kind: t(`kind.${item.kind}`, { count: 1 }).toLocaleLowerCase(format.language) })}
        </Text>
      )}
      <TextInput
        label={t('review.merge.byId')}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        placeholder={`${item.kind}-…`}
        error={error}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        maw="26rem"
      />
    </Stack>
  )
}

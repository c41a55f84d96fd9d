import { Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Assertion } from '../../api'
import { EdtfDate } from '../../components/EdtfDate'
import { Loaded } from '../../components/Loaded'
import { useSaying } from '../../components/useSaying'
import { useFormat } from '../../format'
import { useLoad } from '../../useLoad'
import { PanelForm, type PanelProps } from './PanelForm'
import { SubjectChoice } from './SubjectChoice'
import { subjectsOf, type Subject } from './subjects'
import classes from './Review.module.css'

/** A member of a cluster: a report by its id, or a spelling of an entity. */
interface Member {
  value: string
  label: string
  language?: string
  source?: string
  published?: string
  mentions?: number
}

/** Splitting: reports that tell something else, or spellings that are somebody else's. */
export function SplitPanel({ item, ...rest }: PanelProps & { item: Assertion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSaying()
  const subjects = subjectsOf(item, say)
  const [subject, setSubject] = useState<Subject>(subjects[0]!)
  const [parted, setParted] = useState<string[]>([])
  const [byId, setById] = useState('')
  const [missing, setMissing] = useState<'none' | 'all'>()
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), [])

  const load = useLoad<{ of: string; members: Member[] }>(
    async signal => ({ of: subject.id, members: subject.entity ? await spellings(subject.id, signal) : await reports(subject.id, say, signal) }),
    [subject.id],
  )
  // What belongs to the one chosen before must not be offered for this one.
  const members = load.data?.of === subject.id ? load.data.members : undefined

  const decisions = () => {
    const others = byId.trim() && byId.trim() !== subject.id ? [...parted, byId.trim()] : parted
    // Of an entity some spelling must stay; an assertion itself stays where its reports go.
    const fault =
      others.length === 0 ? 'none' : subject.entity && members && members.length > 0 && parted.length === members.length ? 'all' : undefined
    setMissing(fault)
    return fault ? undefined : others.map(other => ({ kind: 'different' as const, subject: subject.id, other }))
  }

  return (
    <PanelForm action="different" decisions={decisions} {...rest}>
      <Stack gap="sm" ref={form}>
        <SubjectChoice
          subjects={subjects}
          value={subject}
          label={t('review.split.what')}
          onChange={next => {
            setSubject(next)
            setParted([])
            setById('')
            setMissing(undefined)
          }}
        />
        <Loaded load={{ ...load, data: members }} lines={3}>
          {members =>
            members.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('review.split.alone')}
              </Text>
            ) : (
              <Checkbox.Group
                label={subject.entity ? t('review.split.spellings') : t('review.split.reports')}
                value={parted}
                onChange={values => {
                  setParted(values)
                  setMissing(undefined)
                }}
                error={missing && t(`review.split.${missing}`)}
              >
                <Stack gap={6} mt={6} className={classes.members}>
                  {members.map(one => (
                    <Checkbox
                      key={one.value}
                      value={one.value}
                      label={
                        <span className={classes.option}>
                          <bdi lang={one.language}>{one.label}</bdi>{' '}
                          <span className={classes.role}>
                            {one.source && <bdi>{one.source}</bdi>} {one.published && <EdtfDate date={one.published} />}
                            {one.mentions !== undefined && t('common.mentions', { count: one.mentions, n: format.number(one.mentions) })}
                          </span>
                        </span>
                      }
                    />
                  ))}
                </Stack>
              </Checkbox.Group>
            )
          }
        </Loaded>
        <TextInput
          label={t('review.split.byId')}
          value={byId}
          onChange={event => {
            setById(event.currentTarget.value)
            setMissing(undefined)
          }}
          error={missing === 'none' && !members?.length ? t('review.split.none') : undefined}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          maw="26rem"
        />
      </Stack>
    </PanelForm>
  )
}

async function spellings(entity: string, signal: AbortSignal): Promise<Member[]> {
  const { names } = await api.entity(entity, signal)
  const seen = new Map<string, Member>()
  for (const name of names) {
    const known = seen.get(name.text)
    if (known) known.mentions = (known.mentions ?? 0) + name.mentions
    else seen.set(name.text, { value: name.text, label: name.text, language: name.language, mentions: name.mentions })
  }
  return [...seen.values()]
}

async function reports(assertion: string, say: (one: Assertion) => string, signal: AbortSignal): Promise<Member[]> {
  const { cluster } = await api.assertion(assertion, signal)
  return cluster
    .filter(one => one.id !== assertion)
    .map(one => ({ value: one.id, label: say(one), source: one.attribution[0]?.name, published: one.published }))
}

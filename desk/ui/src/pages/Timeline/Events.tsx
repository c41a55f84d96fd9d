import { Button, CloseButton, Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Story } from '../../api'
import { EdtfDate } from '../../components/EdtfDate'
import { EntityLink } from '../../components/EntityLink'
import { Paged } from '../../components/Paged'
import { ModalityBadge, StatusBadge } from '../../components/StatusBadge'
import { StoryCard } from '../../components/StoryCard'
import { useFormat } from '../../format'
import { stretch } from '../plots/edtf'
import { useAddress } from '../plots/useAddress'
import { actOrder } from './acts'
import { TimelinePlot } from './TimelinePlot'

const LIMIT = 25

/** The events in time: a plot, what is chosen in it, and the same as a table; undated ones apart. */
export function Events({ stories, label }: { stories: Story[]; label: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [params, change] = useAddress()
  const acts = useMemo(() => {
    const counts = new Map<string, number>()
    for (const story of stories) counts.set(story.act, (counts.get(story.act) ?? 0) + 1)
    return [...counts].sort(([a], [b]) => actOrder(a) - actOrder(b))
  }, [stories])
  const kinds = (params.get('kind') ?? '').split(',').filter(kind => acts.some(([act]) => act === kind))
  const kindKey = kinds.join(',')
  const shown = useMemo(() => (kindKey ? stories.filter(story => kindKey.split(',').includes(story.act)) : stories), [stories, kindKey])
  const [dated, undated] = useMemo(() => {
    const placed = shown.filter(story => stretch(story.date))
    placed.sort((a, b) => stretch(b.date)!.from - stretch(a.date)!.from)
    return [placed, shown.filter(story => !stretch(story.date))]
  }, [shown])

  const selected = (params.get('story') ?? '').split(',').filter(Boolean)
  const chosen = stories.filter(story => selected.includes(story.id))
  const panel = useRef<HTMLDivElement>(null)
  const opener = useRef<Element | null>(null)
  const asked = useRef<string | undefined>(undefined)

  function choose(ids: string[]) {
    opener.current = document.activeElement
    change({ story: ids.join(',') }, { replace: true, keepOffset: true })
    asked.current = ids.join(',')
    if (asked.current === selected.join(',')) read()
  }

  function close() {
    change({ story: undefined }, { replace: true, keepOffset: true })
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) opener.current.focus()
  }

  function read() {
    asked.current = undefined
    panel.current?.focus({ preventScroll: true })
    panel.current?.scrollIntoView({ block: 'nearest' })
  }

  // the address changes first, then the panel is there
  const selectedKey = selected.join(',')
  useEffect(() => {
    if (asked.current === selectedKey && selectedKey) read()
  }, [selectedKey])

  const [offset, setOffset] = useState(0)
  useEffect(() => setOffset(0), [shown])

  return (
    <Stack gap="lg">
      {acts.length > 1 && (
        <Group gap={6} role="group" aria-label={t('timeline.kinds')} className="no-print">
          <button type="button" className="plot-chip" aria-pressed={kinds.length === 0} onClick={() => change({ kind: undefined }, { replace: true })}>
            {t('timeline.allKinds')}
          </button>
          {acts.map(([act, count]) => (
            <button
              key={act}
              type="button"
              className="plot-chip"
              aria-pressed={kinds.includes(act)}
              onClick={() =>
                change({ kind: (kinds.includes(act) ? kinds.filter(kind => kind !== act) : [...kinds, act]).join(',') }, { replace: true })
              }
            >
              {t(`act.${act}`, { defaultValue: act })} <span className="numbers">{format.number(count)}</span>
            </button>
          ))}
        </Group>
      )}
      <TimelinePlot stories={shown} selected={selected} onSelect={choose} label={label} />
      {chosen.length > 0 && (
        <div
          ref={panel}
          className="figure-card"
          role="region"
          aria-label={t('timeline.chosen', { count: chosen.length })}
          tabIndex={-1}
          onKeyDown={event => event.key === 'Escape' && close()}
          style={{ borderColor: 'var(--mantine-primary-color-filled)' }}
        >
          <Group justify="space-between">
            <Text fw={600}>{t('timeline.chosen', { count: chosen.length })}</Text>
            <CloseButton aria-label={t('common.close')} onClick={close} />
          </Group>
          {chosen.slice(0, 30).map(story => (
            <StoryCard key={story.id} story={story} open={chosen.length === 1} />
          ))}
          {chosen.length > 30 && <Text c="dimmed" size="sm">{t('plots.more', { count: chosen.length - 30 })}</Text>}
        </div>
      )}
      {dated.length > 0 && (
        <section aria-labelledby="dated-events">
          <Title order={2} size="h4" mb="xs" id="dated-events">
            {t('timeline.dated')}
          </Title>
          <StoryTable stories={dated.slice(offset, offset + LIMIT)} selected={selected} onSelect={id => choose([id])} caption={t('timeline.datedCaption')} />
          <Paged page={{ total: dated.length, offset, limit: LIMIT }} onOffset={setOffset} />
        </section>
      )}
      {undated.length > 0 && <Undated stories={undated} />}
    </Stack>
  )
}

function StoryTable({
  stories,
  selected,
  onSelect,
  caption,
}: {
  stories: Story[]
  selected: string[]
  onSelect: (story: string) => void
  caption: string
}) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="plot-scroll">
      <table className="plot-table cards">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('timeline.date')}</th>
            <th scope="col">{t('timeline.event')}</th>
            <th scope="col">{t('timeline.parties')}</th>
            <th scope="col">{t('timeline.where')}</th>
            <th scope="col">{t('timeline.standing')}</th>
            <th scope="col" className="end">
              {t('timeline.documents')}
            </th>
          </tr>
        </thead>
        <tbody>
          {stories.map(story => (
            <tr key={story.id} className={selected.includes(story.id) ? 'chosen' : undefined}>
              <td style={{ whiteSpace: 'nowrap' }}>
                <EdtfDate date={story.date} basis={story.dateBasis} />
              </td>
              <th scope="row">
                <button type="button" className="as-link" onClick={() => onSelect(story.id)}>
                  {t(`act.${story.act}`, { defaultValue: story.act })}
                </button>
              </th>
              <td>
                {story.parties.length > 0 ? (
                  story.parties.map((party, n) => (
                    <span key={n}>
                      {n > 0 && <span className="plot-dim"> · </span>}
                      <EntityLink id={party.entity} name={party.label ?? party.name} spelled={party.label && party.name} />
                    </span>
                  ))
                ) : (
                  <span className="plot-dim">{format.list(story.countries.map(format.country))}</span>
                )}
              </td>
              <td>
                {(story.place || story.topic) && (
                  <span className="plot-dim">
                    {[story.place, story.topic].filter(Boolean).map((words, n) => (
                      <span key={n}>
                        {n > 0 && ' · '}
                        <bdi>{words}</bdi>
                      </span>
                    ))}
                  </span>
                )}
              </td>
              <td>
                <Group gap={4}>
                  {story.modalities
                    .filter(modality => modality !== 'asserted')
                    .map(modality => (
                      <ModalityBadge key={modality} modality={modality} />
                    ))}
                  <StatusBadge status={story.status} />
                </Group>
              </td>
              <td className="end" data-label={t('timeline.documents')}>
                {format.number(story.documents)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Undated({ stories }: { stories: Story[] }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  return (
    <section aria-labelledby="undated-events">
      <Title order={2} size="h4" id="undated-events">
        {t('timeline.undated', { count: stories.length })}
      </Title>
      <Text c="dimmed" size="sm">
        {t('timeline.undatedHint')}
      </Text>
      {stories.slice(0, all ? undefined : 10).map(story => (
        <StoryCard key={story.id} story={story} />
      ))}
      {!all && stories.length > 10 && (
        <Button variant="default" size="sm" mt="sm" onClick={() => setAll(true)}>
          {t('plots.showAll', { count: stories.length })}
        </Button>
      )}
    </section>
  )
}

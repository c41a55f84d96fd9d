import { ActionIcon, Button, Group, Tabs, Tooltip } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Cuts, type EntityBrief, type Timeline as Answer, type TimelineQuery } from '../api'
import { BriefButton } from '../components/BriefButton'
import { CutNote } from '../components/CutNote'
import { Empty } from '../components/Empty'
import { Loaded, Loading } from '../components/Loaded'
import { Page } from '../components/Page'
import { useFormat } from '../format'
import { useLoad } from '../useLoad'
import { FigureCard } from './Figures/FigureCard'
import { isCountryCode } from './plots/countries'
import { PartyPicker } from './plots/PartyPicker'
import { DayInput } from './plots/Since'
import { useAddress } from './plots/useAddress'
import { PositionsTable } from './Positions/PositionsTable'
import { Events } from './Timeline/Events'
import { People } from './Timeline/People'
import { Places } from './Timeline/Places'
import './plots/plots.css'

const Network = lazy(() => import('./Timeline/Network'))

/** One party, or two with one another: events in time, people, positions, figures, meetings, places. */
export default function Timeline() {
  const { t } = useTranslation()
  const format = useFormat()
  const [params, change] = useAddress()
  const [a, b, since, until] = ['a', 'b', 'since', 'until'].map(name => params.get(name)?.trim() ?? '') as [string, string, string, string]
  const query = { a, b: b || undefined, since: since || undefined, until: until || undefined }
  const load = useLoad(async signal => (a ? { answer: await api.timeline(query, signal) } : { answer: undefined }), [a, b, since, until])
  const parties = load.data?.answer?.parties ?? []
  const nameOf = (value: string, brief: EntityBrief | undefined) => (isCountryCode(value) ? format.country(value) : (brief?.label ?? value))
  const names = [a && nameOf(a, load.loading ? undefined : parties[0]), b && nameOf(b, load.loading ? undefined : parties[1])].filter(Boolean)
  const title = names.length === 2 ? t('timeline.titleTwo', { a: names[0], b: names[1] }) : (names[0] ?? t('nav.timeline'))

  return (
    <Page
      title={title}
      over={names.length === 2 ? t('nav.timeline') : names.length === 1 ? t('entity.timeline') : undefined}
      lead={names.length > 0 ? undefined : t('timeline.lead')}
      actions={a && <BriefButton query={{ a, b, since, until }} />}
    >
      <Group align="flex-end" gap="md" mb="lg" role="search" aria-label={t('timeline.choose')} className="no-print">
        <div className="plot-field">
          <PartyPicker
            label={t('timeline.a')}
            placeholder={t('timeline.partyPlaceholder')}
            value={a}
            shown={load.loading ? undefined : parties[0]?.label}
            onChange={value => change({ a: value, story: undefined, kind: undefined })}
            countries
          />
        </div>
        <Tooltip label={t('timeline.swap')}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('timeline.swap')}
            disabled={!a || !b}
            onClick={() => change({ a: b, b: a, story: undefined })}
          >
            <IconArrowsExchange size={18} />
          </ActionIcon>
        </Tooltip>
        <div className="plot-field">
          <PartyPicker
            label={t('timeline.b')}
            placeholder={t('timeline.anybody')}
            value={b}
            shown={load.loading ? undefined : parties[1]?.label}
            onChange={value => change({ b: value, story: undefined, kind: undefined })}
            countries
          />
        </div>
        <DayInput label={t('plots.since')} value={since} onChange={value => change({ since: value, story: undefined }, { replace: true })} />
        <DayInput label={t('plots.until')} value={until} onChange={value => change({ until: value, story: undefined }, { replace: true })} end />
        {(since || until) && (
          <Button variant="subtle" onClick={() => change({ since: undefined, until: undefined })}>
            {t('timeline.allTime')}
          </Button>
        )}
      </Group>
      {!a ? (
        <Empty title={t('timeline.chooseTitle')}>{t('timeline.chooseText')}</Empty>
      ) : (
        <Loaded load={load} lines={12}>
          {({ answer }) => (answer ? <Found key={`${a} ${b}`} answer={answer} query={query} label={title} /> : null)}
        </Loaded>
      )}
    </Page>
  )
}

function Found({ answer, query, label }: { answer: Answer; query: TimelineQuery; label: string }) {
  const { a, b = '' } = query
  const { t } = useTranslation()
  const format = useFormat()
  const [params, change] = useAddress()
  const sides = useMemo(
    () =>
      [a, b].map((value, n) => {
        if (isCountryCode(value)) return value
        const brief = value ? answer.parties[n] : undefined
        return brief?.country ?? /^place-([a-z]{2})$/.exec(brief?.id ?? '')?.[1]?.toUpperCase()
      }),
    [a, b, answer],
  )
  const parties = [a, b].map((value, n) => {
    const brief = answer.parties[n]
    return brief && isCountryCode(value) ? { ...brief, label: format.country(value) } : brief
  })
  const views = [
    ['events', answer.stories.length],
    ['people', undefined],
    ['positions', answer.positions.length],
    ['figures', undefined],
    ['network', answer.network.edges.length],
    ['map', undefined],
  ] as const
  const asked = params.get('view') ?? ''
  const view = views.some(([name]) => name === asked) ? asked : 'events'
  const nothing = views.every(([, count]) => !count)
  if (nothing) {
    return (
      <Empty title={t('timeline.nothing')}>
        {t('timeline.nothingText')}{' '}
        {b && (
          <Link to={`/timeline?a=${encodeURIComponent(a)}`} style={{ color: 'var(--mantine-color-anchor)' }}>
            {t('timeline.only', { name: parties[0]?.label ?? a })}
          </Link>
        )}
      </Empty>
    )
  }
  return (
    <Tabs value={view} onChange={value => change({ view: value === 'events' ? undefined : (value ?? undefined) }, { replace: true })} keepMounted={false}>
      <Tabs.List mb="lg" aria-label={t('timeline.views')}>
        {views.map(([name, count]) => (
          <Tabs.Tab key={name} value={name}>
            {t(`timeline.view.${name}`)}
            {count !== undefined && <span className="plot-dim numbers"> {format.number(count)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {answer.latest !== undefined && <p className="plot-note">{t('timeline.latest', { n: format.number(answer.latest) })}</p>}
      <CutNote cut={answer.cut} of={[view === 'map' ? 'events' : (view as keyof Cuts)]} />
      <Tabs.Panel value="events">
        {answer.stories.length > 0 ? <Events stories={answer.stories} label={t('timeline.plotLabel', { name: label })} /> : <Empty title={t('timeline.noEvents')} />}
      </Tabs.Panel>
      <Tabs.Panel value="people">
        <TheirPeople query={query} parties={parties.filter(party => party !== undefined)} />
      </Tabs.Panel>
      <Tabs.Panel value="positions">
        {answer.positions.length > 0 ? (
          <PositionsTable positions={answer.positions} caption={t('positions.found', { count: answer.positions.length, n: format.number(answer.positions.length) })} />
        ) : (
          <Empty title={t('positions.none')} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="figures">
        <TheirFigures query={query} />
      </Tabs.Panel>
      <Tabs.Panel value="network">
        <Suspense fallback={<Loading lines={10} />}>
          <Network network={answer.network} sides={sides} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="map">
        <Places
          stories={answer.stories}
          sides={sides.filter(side => side !== undefined)}
          onPick={country => change(country === sides[0] ? { b: undefined, view: undefined } : { b: country, view: undefined, story: undefined, kind: undefined })}
        />
      </Tabs.Panel>
    </Tabs>
  )
}

/** Asked for when its part is opened, for it costs as much as the events. */
function TheirPeople({ query, parties }: { query: TimelineQuery; parties: EntityBrief[] }) {
  const load = useLoad(signal => api.timelinePeople(query, signal), Object.values(query))
  return (
    <Loaded load={load} lines={10}>
      {({ people, cut }) => (
        <>
          <CutNote cut={cut} of={['people', 'posts']} />
          <People people={people} parties={parties} />
        </>
      )}
    </Loaded>
  )
}

/** Asked for when its part is opened. */
function TheirFigures({ query }: { query: TimelineQuery }) {
  const { t } = useTranslation()
  const load = useLoad(signal => api.timelineFigures(query, signal), Object.values(query))
  return (
    <Loaded load={load} lines={10}>
      {({ figures, cut }) => (
        <>
          <CutNote cut={cut} of={['figures']} />
          {figures.length > 0 ? figures.map(group => <FigureCard key={group.id} group={group} />) : <Empty title={t('figures.none')} />}
        </>
      )}
    </Loaded>
  )
}

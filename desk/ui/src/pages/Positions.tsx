import { Button, Group, Select, TextInput, Title } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../api'
import { Empty } from '../components/Empty'
import { Loaded, Loading } from '../components/Loaded'
import { Page } from '../components/Page'
import { Paged, useOffset } from '../components/Paged'
import { useFormat } from '../format'
import { useLoad } from '../useLoad'
import { PartyPicker } from './plots/PartyPicker'
import { DayInput } from './plots/Since'
import { useAddress } from './plots/useAddress'
import { PositionsTable } from './Positions/PositionsTable'
import './plots/plots.css'

const WorldMap = lazy(() => import('./plots/WorldMap'))
const STANCES = ['condemn', 'recognize', 'support', 'demand', 'call', 'welcome', 'reject', 'oppose', 'approve', 'urge', 'deplore', 'express', 'deny']
const FILTERS = ['body', 'topic', 'stance', 'since', 'until'] as const

/** What bodies have said officially, by body, topic, stance and date; and where on the map. */
export default function Positions() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const [params, change] = useAddress()
  const [offset, setOffset] = useOffset()
  const [body, topic, stance, since, until] = FILTERS.map(name => params.get(name) ?? '') as [string, string, string, string, string]
  const load = useLoad(
    signal =>
      api.positions(
        { body: body || undefined, topic: topic || undefined, stance: stance || undefined, since: since || undefined, until: until || undefined, offset, limit: 20 },
        signal,
      ),
    [body, topic, stance, since, until, offset],
  )
  const [typed, setTyped] = useState(topic)
  useEffect(() => setTyped(topic), [topic])
  const write = useDebouncedCallback((value: string) => change({ topic: value.trim() }, { replace: true }), 350)
  const filtered = FILTERS.some(name => params.get(name))
  const stances = STANCES.includes(stance) || !stance ? STANCES : [...STANCES, stance]
  return (
    <Page title={t('nav.positions')} lead={t('positions.lead')}>
      <Group align="flex-end" gap="md" mb="lg" role="search" aria-label={t('positions.filters')}>
        <div className="plot-field">
          <PartyPicker label={t('positions.body')} placeholder={t('positions.anyBody')} value={body} onChange={value => change({ body: value })} />
        </div>
        <TextInput
          label={t('positions.topic')}
          placeholder={t('positions.anyTopic')}
          value={typed}
          dir="auto"
          className="plot-field"
          onChange={event => {
            setTyped(event.currentTarget.value)
            write(event.currentTarget.value)
          }}
        />
        <Select
          label={t('positions.stanceTitle')}
          placeholder={t('positions.anyStance')}
          value={stance || null}
          onChange={value => change({ stance: value ?? undefined })}
          data={stances.map(value => ({ value, label: t(`positions.stance.${value}`, { defaultValue: value }) }))}
          clearable
          searchable
          w={160}
          clearButtonProps={{ 'aria-label': t('plots.clear', { label: t('positions.stanceTitle') }) }}
        />
        <DayInput label={t('plots.since')} value={since} onChange={value => change({ since: value }, { replace: true })} />
        <DayInput label={t('plots.until')} value={until} onChange={value => change({ until: value }, { replace: true })} end />
        {filtered && (
          <Button variant="subtle" onClick={() => change(Object.fromEntries(FILTERS.map(name => [name, undefined])))}>
            {t('plots.clearAll')}
          </Button>
        )}
      </Group>
      <Loaded load={load} lines={12}>
        {page =>
          page.total === 0 ? (
            <Empty title={t('positions.none')}>{t(filtered ? 'positions.noneFiltered' : 'positions.noneHint')}</Empty>
          ) : (
            <>
              {page.countries.length > 0 && (
                <section aria-labelledby="positions-map">
                  <Title order={2} size="h4" id="positions-map" mb="xs">
                    {t('positions.map')}
                  </Title>
                  <div className="plot-two">
                    <Suspense fallback={<Loading />}>
                      <WorldMap
                        countries={page.countries}
                        label={topic ? t('positions.mapLabelOn', { topic }) : t('positions.mapLabel')}
                        describe={(country, times) => t('positions.positionsOf', { country: format.country(country), count: times, n: format.number(times) })}
                        onPick={country => void navigate(`/timeline?a=${country}&view=positions`)}
                      />
                    </Suspense>
                    <div style={{ maxHeight: '26rem', overflowY: 'auto' }} tabIndex={0} role="group" aria-label={t('positions.countriesCaption')}>
                      <table className="plot-table">
                        <caption>{t('positions.countriesCaption')}</caption>
                        <thead>
                          <tr>
                            <th scope="col">{t('positions.country')}</th>
                            <th scope="col" className="end">
                              {t('positions.number')}
                            </th>
                          </tr>
                        </thead>
                        <tbody>
                          {[...page.countries]
                            .sort((a, b) => b.times - a.times)
                            .map(one => (
                              <tr key={one.country}>
                                <th scope="row" style={{ fontWeight: 400 }}>
                                  <Link to={`/timeline?a=${one.country}&view=positions`} style={{ color: 'var(--mantine-color-anchor)', textDecoration: 'none' }}>
                                    {format.country(one.country)}
                                  </Link>
                                </th>
                                <td className="end">{format.number(one.times)}</td>
                              </tr>
                            ))}
                        </tbody>
                      </table>
                    </div>
                  </div>
                </section>
              )}
              <section aria-label={t('nav.positions')} style={{ marginBlockStart: '2rem' }}>
                <PositionsTable positions={page.items} caption={t('positions.found', { count: page.total, n: format.number(page.total) })} />
                <Paged page={page} onOffset={setOffset} />
              </section>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

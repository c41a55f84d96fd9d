import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Story } from '../../api'
import { Empty } from '../../components/Empty'
import { Loading } from '../../components/Loaded'
import { useFormat } from '../../format'

const WorldMap = lazy(() => import('../plots/WorldMap'))

/** The countries and places that the events name. */
export function Places({ stories, sides, onPick }: { stories: Story[]; sides: string[]; onPick: (country: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const countries = useMemo(() => count(stories.flatMap(story => story.countries)), [stories])
  const places = useMemo(() => count(stories.flatMap(story => story.place ?? [])), [stories])
  if (countries.length === 0 && places.length === 0) return <Empty title={t('timeline.noPlaces')} />
  return (
    <div className="plot-two">
      <Suspense fallback={<Loading />}>
        <WorldMap
          fit
          countries={countries.map(([country, times]) => ({ country, times }))}
          marked={sides}
          label={t('timeline.mapLabel')}
          describe={(country, times) => t('timeline.eventsIn', { country: format.country(country), count: times, n: format.number(times) })}
          onPick={onPick}
        />
      </Suspense>
      <div>
        <table className="plot-table">
          <caption>{t('timeline.countriesCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('timeline.country')}</th>
              <th scope="col" className="end">
                {t('timeline.events')}
              </th>
            </tr>
          </thead>
          <tbody>
            {countries.slice(0, 40).map(([country, times]) => (
              <tr key={country}>
                <th scope="row" style={{ fontWeight: sides.includes(country) ? 600 : 400 }}>
                  <Link className="quiet-link" style={{ color: 'var(--mantine-color-anchor)' }} to={`/timeline?a=${country}`}>
                    {format.country(country)}
                  </Link>
                </th>
                <td className="end">{format.number(times)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {places.length > 0 && (
          <table className="plot-table" style={{ marginBlockStart: '1.5rem' }}>
            <caption>{t('timeline.placesCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('timeline.place')}</th>
                <th scope="col" className="end">
                  {t('timeline.events')}
                </th>
              </tr>
            </thead>
            <tbody>
              {places.slice(0, 30).map(([place, times]) => (
                <tr key={place}>
                  <th scope="row" style={{ fontWeight: 400 }}>
                    <bdi>{place}</bdi>
                  </th>
                  <td className="end">{format.number(times)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  )
}

function count(all: string[]): [string, number][] {
  const found = new Map<string, number>()
  for (const one of all) found.set(one, (found.get(one) ?? 0) + 1)
  return [...found].sort((a, b) => b[1] - a[1])
}

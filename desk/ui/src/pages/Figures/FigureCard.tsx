import { Badge, Group, SegmentedControl, Title } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FigureGroup } from '../../api'
import { About } from '../../components/About'
import { placeOf } from '../../components/AssertionRow'
import { Chain } from '../../components/Chain'
import { EdtfDate } from '../../components/EdtfDate'
import { EntityLink } from '../../components/EntityLink'
import { ModalityBadge, StatusBadge } from '../../components/StatusBadge'
import { Words } from '../../components/Words'
import { useFormat } from '../../format'
import { Reports } from '../plots/More'
import { claimsOf, deniedBy, useFigureWords, type Claim } from './claims'
import { FigurePlot, Sign } from './FigurePlot'

/** Figures that measure the same thing: plotted, and side by side in a table. */
export function FigureCard({ group, level = 2 }: { group: FigureGroup; level?: 2 | 3 }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFigureWords()
  const { claims, claimants } = useMemo(() => claimsOf(group, t('common.noSource'), deniedBy(t)), [group, t])
  // Who denies a figure gives none.
  const given = claims.filter(claim => !claim.denied)
  const givers = claimants.filter(claimant => !claimant.denied).length
  const different = new Set(given.map(claim => [claim.value, claim.upper, claim.qualifier].join())).size
  const dates = new Set(claims.flatMap(claim => claim.times)).size
  const [by, setBy] = useState<'time' | 'claimant'>(dates > 1 ? 'time' : 'claimant')
  const [chosen, setChosen] = useState<string>()
  const table = useRef<HTMLTableElement>(null)
  const id = useId()
  const counted = useMemo(() => mostFrequent(group.figures.map(figure => figure.counted)), [group])
  const title = [t(`measure.${group.measure}`, { defaultValue: group.measure }), counted].filter(Boolean)
  const earliest = firstOf(given)
  const label = t('figures.plotLabel', { what: title.join(', '), count: claims.length, n: format.number(claims.length) })

  function choose(key: string) {
    setChosen(key)
    const row = table.current?.querySelector<HTMLElement>(`[data-row="${claims.findIndex(claim => claim.key === key)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <article className="figure-card" aria-labelledby={id} id={group.id}>
      <Group justify="space-between" align="flex-start" mb="xs" gap="xs">
        <div>
          <Title order={level} size="h4" id={id} style={{ textTransform: 'none' }}>
            <span style={{ display: 'inline-block' }} className="first-letter">
              {title[0]}
            </span>
            {title[1] && (
              <>
                {': '}
                <bdi>{title[1]}</bdi>
              </>
            )}
          </Title>
          <div className="plot-dim" style={{ fontSize: 'var(--mantine-font-size-sm)' }}>
            {group.about.map((about, n) => (
              <span key={about}>
                {n > 0 && ' · '}
                <About about={about} />
              </span>
            ))}
            {group.about.length > 0 && ' · '}
            {t('figures.saidBy', { count: givers, n: format.number(givers) })}
            {' · '}
            {t('figures.values', { count: different, n: format.number(different) })}
          </div>
        </div>
        <Group gap={6}>
          {group.part && (
            <Badge variant="outline" color="gray" tt="none" radius="sm" size="sm" fw={550}>
              {t('figures.part')}
            </Badge>
          )}
          {group.contested && <StatusBadge status="contested" />}
        </Group>
      </Group>
      {claims.length > 1 && (
        <>
          <SegmentedControl
            className="no-print"
            size="xs"
            mb={6}
            value={by}
            onChange={value => setBy(value as 'time' | 'claimant')}
            aria-label={t('figures.plotBy')}
            data={[
              { value: 'time', label: t('figures.byTime') },
              { value: 'claimant', label: t('figures.byClaimant') },
            ]}
          />
          <FigurePlot claims={claims} claimants={claimants} by={by} label={label} chosen={chosen} onChoose={choose} />
        </>
      )}
      <div className="plot-scroll" style={{ marginBlockStart: '0.75rem' }}>
        <table ref={table} className="plot-table cards">
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('figures.value')}</th>
              <th scope="col">{t('figures.claimant')}</th>
              <th scope="col">{t('figures.firstSeen')}</th>
              <th scope="col" style={{ width: '46%' }}>
                {t('figures.words')}
              </th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim, n) => (
              <Row key={claim.key} claim={claim} n={n} first={claim === earliest} chosen={chosen === claim.key} value={words.full(claim)} />
            ))}
          </tbody>
        </table>
      </div>
    </article>
  )
}

function Row({ claim, n, first, chosen, value }: { claim: Claim; n: number; first: boolean; chosen: boolean; value: string }) {
  const { t } = useTranslation()
  const report = claim.reports[0]!
  const place = placeOf(report)
  return (
    <tr className={chosen ? 'chosen' : undefined} data-row={n} tabIndex={-1}>
      <th scope="row">
        <span className="figure-value">{value}</span>
        {claim.counted && (
          <div className="plot-dim">
            <bdi>{claim.counted}</bdi>
          </div>
        )}
      </th>
      <td>
        <span style={{ display: 'inline-flex', gap: 6, alignItems: 'baseline' }}>
          <svg width={14} height={14} viewBox="-8 -8 16 16" className="plot" aria-hidden style={{ flex: 'none', alignSelf: 'center' }}>
            <g className={`claimant-${Math.min(5, claim.index)}`}>
              <Sign index={claim.index} />
            </g>
          </svg>
          <EntityLink id={claim.claimantEntity} name={claim.claimant} />
        </span>
        {report.attribution.length > 1 && <Chain links={report.attribution} language={report.documentLanguage} />}
      </td>
      <td>
        <EdtfDate date={claim.first?.slice(0, 10)} />
        {first && (
          <div className="plot-dim" style={{ display: 'flex', gap: 3, alignItems: 'center', whiteSpace: 'nowrap' }}>
            <IconFlag size={12} aria-hidden /> {t('figures.first')}
          </div>
        )}
      </td>
      <td>
        <Words text={report.evidence[0]?.quote ?? ''} language={report.documentLanguage} />{' '}
        <Group gap={6} mt={2}>
          {place && (
            <Link to={place} className="plot-dim" style={{ color: 'var(--mantine-color-anchor)' }}>
              <bdi lang={report.documentLanguage}>{report.documentTitle ?? t('common.inDocument')}</bdi>
            </Link>
          )}
          <ModalityBadge modality={report.modality} />
          {report.status !== 'reported' && report.status !== 'contested' && <StatusBadge status={report.status} />}
          {claim.reports.length > 1 && <Reports reports={claim.reports.map(one => one.id)} label={`${value}, ${claim.claimant}`} />}
        </Group>
      </td>
    </tr>
  )
}

/** The claim that was published before all others; none where two share the day. */
function firstOf(claims: Claim[]) {
  const dated = claims.filter(claim => claim.times.length > 0).sort((a, b) => a.times[0]! - b.times[0]!)
  const [first, second] = dated
  return first && second && first.times[0] !== second.times[0] ? first : undefined
}

function mostFrequent(words: unknown[]) {
  const counts = new Map<string, number>()
  for (const word of words) if (typeof word === 'string' && word) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

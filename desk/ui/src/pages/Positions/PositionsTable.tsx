import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Assertion } from '../../api'
import { placeOf } from '../../components/AssertionRow'
import { Chain } from '../../components/Chain'
import { EdtfDate } from '../../components/EdtfDate'
import { EntityLink } from '../../components/EntityLink'
import { ModalityBadge, StatusBadge } from '../../components/StatusBadge'
import { Words } from '../../components/Words'

function field(assertion: Assertion, name: string) {
  const value = assertion[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What bodies have said officially, in a table: who, when, what, in which words. */
export function PositionsTable({ positions, caption }: { positions: Assertion[]; caption: string }) {
  const { t } = useTranslation()
  const word = (group: string, value: string | undefined) => value && t(`positions.${group}.${value}`, { defaultValue: value })
  return (
    <div className="plot-scroll">
      <table className="plot-table cards">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('positions.date')}</th>
            <th scope="col">{t('positions.body')}</th>
            <th scope="col">{t('positions.what')}</th>
            <th scope="col">{t('positions.stanceTitle')}</th>
            <th scope="col" style={{ width: '42%' }}>
              {t('positions.words')}
            </th>
          </tr>
        </thead>
        <tbody>
          {positions.map(position => {
            const place = placeOf(position)
            const refersTo = field(position, 'refersTo')
            const stance = field(position, 'stance')
            return (
              <tr key={position.id}>
                <td style={{ whiteSpace: 'nowrap' }}>
                  <EdtfDate date={field(position, 'date')} />
                </td>
                <th scope="row">
                  <EntityLink id={field(position, 'bodyEntity') ?? field(position, 'entity')} name={field(position, 'body') ?? t('common.noSource')} type="body" country={field(position, 'country')} />
                </th>
                <td>
                  <Link to={`/assertions/${encodeURIComponent(position.id)}`} style={{ color: 'var(--mantine-color-anchor)', textDecoration: 'none' }}>
                    {t('positions.actOn', {
                      instrument: word('instrument', field(position, 'instrument')) ?? '',
                      act: word('act', field(position, 'act')) ?? '',
                    })}
                  </Link>
                  {refersTo && (
                    <div className="plot-dim">
                      <Link to={`/assertions/${encodeURIComponent(refersTo)}`} style={{ color: 'inherit' }}>
                        {t('positions.refersTo')}
                      </Link>
                    </div>
                  )}
                </td>
                <td>
                  {stance && <span style={{ fontWeight: 550 }}>{word('stance', stance)}</span>}
                  {field(position, 'topic') && (
                    <div style={{ overflowWrap: 'anywhere' }}>
                      <bdi>{field(position, 'topic')}</bdi>
                    </div>
                  )}
                </td>
                <td>
                  <Words text={position.evidence[0]?.quote ?? ''} language={position.documentLanguage} />
                  <Group gap={6} mt={3}>
                    <Chain links={position.attribution} language={position.documentLanguage} />
                    <ModalityBadge modality={position.modality} />
                    {position.status !== 'reported' && <StatusBadge status={position.status} />}
                    {place && (
                      <Link to={place} className="plot-dim" style={{ color: 'var(--mantine-color-anchor)' }}>
                        <bdi lang={position.documentLanguage}>{position.documentTitle ?? t('common.inDocument')}</bdi>
                      </Link>
                    )}
                  </Group>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

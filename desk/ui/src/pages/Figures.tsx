import { Group, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../api'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { Paged, useOffset } from '../components/Paged'
import { useFormat } from '../format'
import { useLoad } from '../useLoad'
import { FigureCard } from './Figures/FigureCard'
import { PartyPicker } from './plots/PartyPicker'
import { useAddress } from './plots/useAddress'
import './plots/plots.css'

const MEASURES = ['killed', 'wounded', 'missing', 'displaced', 'captured', 'affected', 'members', 'share', 'amount', 'other']

/** Figures that measure the same thing, side by side; none is preferred. */
export default function Figures() {
  const { t } = useTranslation()
  const format = useFormat()
  const [params, change] = useAddress()
  const [offset, setOffset] = useOffset()
  const topic = params.get('topic') ?? ''
  const measure = params.get('measure') ?? ''
  const onlyContested = params.get('contested') === '1'
  const load = useLoad(
    signal => api.figures({ topic: topic || undefined, measure: measure || undefined, contested: onlyContested || undefined, offset, limit: 10 }, signal),
    [topic, measure, onlyContested, offset],
  )
  return (
    <Page title={t('nav.figures')} lead={t('figures.lead')}>
      <Group align="flex-end" gap="md" mb="lg" role="search" aria-label={t('figures.filters')}>
        <div className="plot-field">
          <PartyPicker
            label={t('figures.topic')}
            placeholder={t('figures.topicPlaceholder')}
            value={topic}
            onChange={value => change({ topic: value })}
            countries
          />
        </div>
        <Select
          label={t('figures.measure')}
          placeholder={t('figures.anyMeasure')}
          value={measure || null}
          onChange={value => change({ measure: value ?? undefined })}
          data={MEASURES.map(value => ({ value, label: t(`measure.${value}`) }))}
          clearable
          w={170}
          clearButtonProps={{ 'aria-label': t('plots.clear', { label: t('figures.measure') }) }}
        />
        <Switch
          label={t('figures.onlyContested')}
          checked={onlyContested}
          onChange={event => change({ contested: event.currentTarget.checked ? '1' : undefined }, { replace: true })}
          mb={8}
        />
      </Group>
      <Loaded load={load} lines={12}>
        {page => (
          <>
            <p className="plot-note" aria-live="polite" style={{ marginBlockEnd: '1rem' }}>
              {t('figures.groups', { count: page.total, n: format.number(page.total) })}
            </p>
            {page.items.length === 0 ? (
              <Empty title={t('figures.none')}>{t('figures.noneHint')}</Empty>
            ) : (
              page.items.map(group => <FigureCard key={group.id} group={group} />)
            )}
            <Paged page={page} onOffset={setOffset} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

import { Button, Group, Select, Table, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api, AUDITED, type Audited } from '../api'
import { DayInput } from '../components/DayInput'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { Paged, useOffset } from '../components/Paged'
import { useFormat } from '../format'
import { useLoad } from '../useLoad'

/** Who did what, and what was refused, the latest first. For admins. */
export default function Audit() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const [offset, setOffset] = useOffset()
  const who = params.get('who') ?? ''
  const action = params.get('action') ?? ''
  const since = params.get('since') ?? ''
  const until = params.get('until') ?? ''
  const filtered = Boolean(who || action || since || until)
  const load = useLoad(signal => api.audit({ who, action, since, until, offset, limit: 50 }, signal), [who, action, since, until, offset])
  const set = (name: string, value: string | null) =>
    setParams(
      before => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        after.delete('offset')
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  const [typed, setTyped] = useState(who)
  useEffect(() => setTyped(who), [who])

  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <Group gap="sm" align="flex-end" mb="lg" role="group" aria-label={t('search.filters')} className="no-print">
        <TextInput
          size="xs"
          w="12rem"
          dir="auto"
          label={t('audit.who')}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          onBlur={() => typed !== who && set('who', typed.trim())}
          onKeyDown={event => event.key === 'Enter' && set('who', typed.trim())}
        />
        <Select
          size="xs"
          w="13rem"
          label={t('audit.what')}
          placeholder={t('audit.anything')}
          data={AUDITED.map(one => ({ value: one, label: t(`audit.action.${one}`) }))}
          value={action || null}
          onChange={value => set('action', value)}
          clearable
        />
        <DayInput label={t('search.since')} value={since} onDay={value => set('since', value)} />
        <DayInput label={t('search.until')} value={until} onDay={value => set('until', value)} />
        {filtered && (
          <Button size="xs" variant="subtle" onClick={() => setParams({}, { replace: true })}>
            {t('common.clear')}
          </Button>
        )}
      </Group>
      <Loaded load={load} lines={14}>
        {page =>
          page.items.length === 0 ? (
            <Empty title={t('audit.none')} />
          ) : (
            <>
              <Table.ScrollContainer minWidth="44rem">
                <Table verticalSpacing="xs" aria-label={t('audit.title')}>
                  <Table.Thead>
                    <Table.Tr>
                      {(['when', 'who', 'what', 'of', 'from'] as const).map(column => (
                        <Table.Th key={column}>{t(`audit.${column}`)}</Table.Th>
                      ))}
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {page.items.map(entry => (
                      <Line key={entry.number} entry={entry} />
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
              <Paged page={page} onOffset={setOffset} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Line({ entry }: { entry: Audited }) {
  const { t } = useTranslation()
  const format = useFormat()
  const refused = entry.action === 'refused' || entry.action === 'login-refused'
  return (
    <Table.Tr>
      <Table.Td className="numbers" style={{ whiteSpace: 'nowrap' }}>
        <time dateTime={entry.at}>{format.instant(entry.at)}</time>
      </Table.Td>
      <Table.Td>
        <bdi>{entry.who || '–'}</bdi>
      </Table.Td>
      <Table.Td fw={refused ? 650 : undefined}>{t(`audit.action.${entry.action}`, { defaultValue: entry.action })}</Table.Td>
      <Table.Td>
        {entry.subject && <bdi lang="en">{entry.subject}</bdi>}
        {entry.subject && entry.detail && ' · '}
        {entry.detail && <bdi lang="en">{entry.detail}</bdi>}
      </Table.Td>
      <Table.Td>
        <bdi>{entry.from}</bdi>
      </Table.Td>
    </Table.Tr>
  )
}

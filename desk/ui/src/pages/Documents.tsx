import { Button, Group, Select, TextInput } from '@mantine/core'
import { IconFilePlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../api'
import { DayInput } from '../components/DayInput'
import { DocumentLine } from '../components/DocumentLine'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { Paged, useOffset } from '../components/Paged'
import { useFormat } from '../format'
import { RECORD_LANGUAGES } from '../languages'
import { useLoad } from '../useLoad'
import classes from './Documents.module.css'

/** All that has been read, the newest first. */
export default function Documents() {
  const { t } = useTranslation()
  const format = useFormat()
  const [params, setParams] = useSearchParams()
  const [offset, setOffset] = useOffset()
  const language = params.get('language') ?? ''
  const publisher = params.get('publisher') ?? ''
  const since = params.get('since') ?? ''
  const until = params.get('until') ?? ''
  const filtered = Boolean(language || publisher || since || until)
  const load = useLoad(
    signal => api.documents({ language, publisher, since, until, offset, limit: 30 }, signal),
    [language, publisher, since, until, offset],
  )
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
  const [typed, setTyped] = useState(publisher)
  useEffect(() => setTyped(publisher), [publisher])

  return (
    <Page
      title={t('documents.title')}
      lead={load.data && t('common.documents', { count: load.data.total, n: format.number(load.data.total) })}
      actions={
        <Button component={Link} to="/read" variant="default" leftSection={<IconFilePlus size={16} aria-hidden />}>
          {t('documents.read')}
        </Button>
      }
    >
      <Group gap="sm" align="flex-end" mb="lg" role="group" aria-label={t('search.filters')}>
        <Select
          size="xs"
          w="11rem"
          label={t('search.language')}
          placeholder={t('search.anyLanguage')}
          data={RECORD_LANGUAGES.map(code => ({ value: code, label: format.languageName(code) }))}
          value={language || null}
          onChange={value => set('language', value)}
          clearable
          searchable
        />
        <TextInput
          size="xs"
          w="14rem"
          dir="auto"
          label={t('documents.publisher')}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          onBlur={() => typed !== publisher && set('publisher', typed.trim())}
          onKeyDown={event => event.key === 'Enter' && set('publisher', typed.trim())}
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
            <Empty title={filtered ? t('documents.noneSuch') : t('documents.none')}>
              {!filtered && <Link to="/read">{t('documents.read')}</Link>}
            </Empty>
          ) : (
            <>
              <ul className={`plain-list ${classes.list}`}>
                {page.items.map(document => (
                  <li key={document.id}>
                    <DocumentLine document={document} />
                  </li>
                ))}
              </ul>
              <Paged page={page} onOffset={setOffset} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

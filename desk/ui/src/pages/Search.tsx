import { Anchor, Button, Group, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../api'
import { DayInput } from '../components/DayInput'
import { DocumentLine } from '../components/DocumentLine'
import { Empty } from '../components/Empty'
import { EntityLink } from '../components/EntityLink'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { SearchBox } from '../components/SearchBox'
import { Words } from '../components/Words'
import { useFormat } from '../format'
import { RECORD_LANGUAGES } from '../languages'
import { useLoad } from '../useLoad'
import classes from './Search.module.css'

/** Names and words, in any script and language. */
export default function Search() {
  const { t } = useTranslation()
  const format = useFormat()
  const [params, setParams] = useSearchParams()
  const q = params.get('q') ?? ''
  const language = params.get('language') ?? ''
  const since = params.get('since') ?? ''
  const until = params.get('until') ?? ''
  const limit = Math.min(100, Number(params.get('limit')) || 20)
  const load = useLoad(
    async signal => (q.trim() ? api.search({ q, language, since, until, limit }, signal) : { entities: [], documents: [], total: 0 }),
    [q, language, since, until, limit],
  )
  const set = (name: string, value: string | null) =>
    setParams(
      before => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        if (name !== 'limit') after.delete('limit')
        return after
      },
      { replace: true, preventScrollReset: true },
    )

  return (
    <Page title={q ? t('search.titleOf', { q }) : t('search.title')} heading={q ? <bdi>{q}</bdi> : t('search.title')} over={q ? t('search.title') : undefined}>
      {!q && (
        <div className={classes.box}>
          <SearchBox large autoFocus />
        </div>
      )}
      {q && (
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
          <DayInput label={t('search.since')} value={since} onDay={value => set('since', value)} />
          <DayInput label={t('search.until')} value={until} onDay={value => set('until', value)} />
        </Group>
      )}
      <Loaded load={load} lines={10}>
        {found => (
          <>
            {found.entities.length > 0 && (
              <section className={classes.names} aria-labelledby="names">
                <h2 id="names" className={classes.heading}>
                  {t('search.names')}
                </h2>
                <ul className="plain-list">
                  {found.entities.map(entity => (
                    <li key={entity.id}>
                      <EntityLink id={entity.id} name={entity.label} type={entity.type} country={entity.country} />
                      <span className={classes.also}>
                        {[...new Set(entity.spellings)].slice(0, 3).map(name => (
                          <bdi key={name}>{name}</bdi>
                        ))}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {q && (
              <section aria-labelledby="texts">
                <h2 id="texts" className={classes.heading} aria-live="polite">
                  {t('search.documents', { count: found.total, n: format.number(found.total) })}
                </h2>
                {found.documents.length === 0 && found.entities.length === 0 && <Empty title={t('search.nothing')}>{t('search.nothingHint')}</Empty>}
                <ol className="plain-list">
                  {found.documents.map(({ document, passages }) => (
                    <li key={document.id} className={classes.hit}>
                      <DocumentLine document={document} />
                      {passages.map(passage => {
                        const match = passage.matches[0]
                        const at = passage.start + (match?.[0] ?? 0)
                        const to = passage.start + (match?.[1] ?? 1)
                        return (
                          <Link
                            key={passage.start}
                            to={`/documents/${encodeURIComponent(document.id)}?at=${at}-${to}`}
                            className={classes.passage}
                            title={t('search.toPlace')}
                          >
                            <Words block text={passage.text} language={document.language} marks={passage.matches} clamp={4} />
                          </Link>
                        )
                      })}
                    </li>
                  ))}
                </ol>
                {found.documents.length < found.total && limit < 100 && (
                  <Group justify="center" mt="md">
                    <Button variant="default" loading={load.loading} onClick={() => set('limit', String(Math.min(100, limit + 20)))}>
                      {t('search.more')}
                    </Button>
                  </Group>
                )}
                {limit >= 100 && found.total > 100 && <p className={classes.also}>{t('search.narrower')}</p>}
              </section>
            )}
          </>
        )}
      </Loaded>
      {!q && (
        <Anchor component={Link} to="/documents" size="sm">
          {t('search.browse')}
        </Anchor>
      )}
    </Page>
  )
}

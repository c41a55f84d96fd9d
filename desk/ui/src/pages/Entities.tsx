import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../api'
import { Empty } from '../components/Empty'
import { EntityIcon, EntityLink } from '../components/EntityLink'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { Paged, useOffset } from '../components/Paged'
import { useFormat } from '../format'
import { useLoad } from '../useLoad'
import classes from './Entities.module.css'

const TYPES = ['person', 'body', 'group', 'organization', 'outlet', 'place']

/** A few other spellings. */
function distinct(spellings: readonly string[], label: string) {
  return [...new Set(spellings)].filter(name => name !== label).slice(0, 4)
}

/** Whom and what the documents name, those named most first. */
export default function Entities() {
  const { t } = useTranslation()
  const format = useFormat()
  const [params, setParams] = useSearchParams()
  const [offset, setOffset] = useOffset()
  const asked = params.get('type') ?? ''
  const type = TYPES.includes(asked) ? asked : ''
  const load = useLoad(signal => api.entities({ type, offset, limit: 50 }, signal), [type, offset])

  return (
    <Page title={t('entities.title')} lead={t('entities.lead')}>
      <Tabs
        value={type || 'all'}
        onChange={value => setParams(value && value !== 'all' ? { type: value } : {}, { preventScrollReset: true })}
        mb="md"
        activateTabWithKeyboard={false}
      >
        <Tabs.List aria-label={t('entities.types')} className={classes.tabs}>
          <Tabs.Tab value="all">{t('entities.all')}</Tabs.Tab>
          {TYPES.map(one => (
            <Tabs.Tab key={one} value={one} leftSection={<EntityIcon type={one} size={16} role="presentation" aria-label={undefined} aria-hidden />}>
              {t(`typePlural.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={type || 'all'} pt="md">
          <Loaded load={load} lines={14}>
            {page =>
              page.items.length === 0 ? (
                <Empty title={t('entities.none')} />
              ) : (
                <>
                  <table className={classes.table}>
                    <caption className="visually-hidden">{t('entities.title')}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t('entities.name')}</th>
                        <th scope="col" className={classes.wideOnly}>
                          {t('entities.spellings')}
                        </th>
                        <th scope="col" className={classes.number}>
                          {t('entities.mentions')}
                        </th>
                        <th scope="col" className={classes.number}>
                          {t('entities.documents')}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {page.items.map(entity => (
                        <tr key={entity.id}>
                          <th scope="row">
                            <EntityLink id={entity.id} name={entity.label} type={entity.type} country={entity.country} />
                          </th>
                          <td className={`${classes.spellings} ${classes.wideOnly}`}>
                            <span>
                              {distinct(entity.spellings, entity.label).map(name => (
                                <bdi key={name}>{name}</bdi>
                              ))}
                            </span>
                          </td>
                          <td className={classes.number}>{format.number(entity.mentions)}</td>
                          <td className={classes.number}>{format.number(entity.documents)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                  <Paged page={page} onOffset={setOffset} />
                </>
              )
            }
          </Loaded>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

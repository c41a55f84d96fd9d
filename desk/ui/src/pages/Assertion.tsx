import { Button, CopyButton, Progress } from '@mantine/core'
import { IconCheck, IconFileText, IconLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api, type Assertion as AssertionOf, type AssertionDetail, type Participant } from '../api'
import { AssertionRow, placeOf } from '../components/AssertionRow'
import { Chain } from '../components/Chain'
import { EdtfDate } from '../components/EdtfDate'
import { EntityLink } from '../components/EntityLink'
import { History } from '../components/History'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { Section, Some } from '../components/Section'
import { ModalityBadge, StatusBadge } from '../components/StatusBadge'
import { Words } from '../components/Words'
import { useFormat } from '../format'
import { useSaying } from '../components/useSaying'
import { useLoad } from '../useLoad'
import classes from './Assertion.module.css'

/** One assertion: its words, who says so, why the reader made it, who else says so. */
export default function Assertion() {
  const { id = '' } = useParams()
  return <Opened key={id} id={id} />
}

function Opened({ id }: { id: string }) {
  const { t } = useTranslation()
  const load = useLoad(signal => api.assertion(id, signal), [id])
  if (!load.data) {
    return (
      <Page title={t('assertion.title')} heading={<span className="visually-hidden">{t('assertion.title')}</span>}>
        <Loaded load={load} lines={12}>{() => null}</Loaded>
      </Page>
    )
  }
  return <Shown detail={load.data} />
}

function Shown({ detail }: { detail: AssertionDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { assertion, independent, first, history, explain } = detail
  const others = detail.cluster.filter(one => one.id !== assertion.id)
  const say = useSaying()
  const place = placeOf(assertion)
  return (
    <Page
      title={say(assertion)}
      heading={<bdi className={classes.heading}>{say(assertion)}</bdi>}
      over={
        <span className={classes.over}>
          {t(`kind.${assertion.kind}`, { count: 1 })}
          <ModalityBadge modality={assertion.modality} />
          <StatusBadge status={assertion.status} />
        </span>
      }
      actions={
        <>
          {place && (
            <Button component={Link} to={place} leftSection={<IconFileText size={16} aria-hidden />}>
              {t('assertion.toPlace')}
            </Button>
          )}
          <CopyButton value={location.href.replace(/[?#].*/, '')}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconLink size={16} aria-hidden />}>
                {copied ? t('assertion.copied') : t('assertion.copy')}
              </Button>
            )}
          </CopyButton>
        </>
      }
    >
      <div className={classes.columns}>
        <div>
          <div className={classes.words}>
            {assertion.evidence.map(evidence => (
              <Words key={`${evidence.document}.${evidence.start}`} block text={evidence.quote} language={assertion.documentLanguage} />
            ))}
            <div className={classes.source}>
              <Chain links={assertion.attribution} language={assertion.documentLanguage} size="md" />
              <div className={classes.dim}>
                {place && (
                  <Link to={place} lang={assertion.documentLanguage}>
                    <bdi>{assertion.documentTitle ?? t('common.inDocument')}</bdi>
                  </Link>
                )}
                {assertion.published && (
                  <>
                    {', '}
                    <EdtfDate date={assertion.published} />
                  </>
                )}
              </div>
            </div>
          </div>
          <Section title={t('assertion.reports')} count={others.length} lead={support()}>
            {others.length > 0 && (
              <Some items={others}>
                {shown => (
                  <ul className="plain-list">
                    {shown.map(one => (
                      <li key={one.id}>
                        <AssertionRow assertion={one} />
                      </li>
                    ))}
                  </ul>
                )}
              </Some>
            )}
          </Section>
          {history.length > 0 && (
            <Section title={t('entity.history')} count={history.length}>
              <History decisions={history} />
            </Section>
          )}
        </div>
        <div className={classes.side}>
          <Section title={t('assertion.fields')}>
            <Fields assertion={assertion} />
          </Section>
          <Section title={t('assertion.why')}>
            <p className={classes.sure}>
              {t('assertion.sure', { percent: format.percent(assertion.confidence) })}
            </p>
            <Progress value={assertion.confidence * 100} size="sm" aria-label={t('assertion.sure', { percent: format.percent(assertion.confidence) })} mb="sm" />
            <ul className={classes.explain}>
              {explain.filter(line => line !== assertion.why && Number(line) !== Number(assertion.confidence.toFixed(2))).map((line, n) => (
                <li key={n} dir="auto">
                  {line}
                </li>
              ))}
            </ul>
            <p className={classes.dim}>
              {t('assertion.rule')} <code dir="ltr">{assertion.why}</code>
            </p>
          </Section>
        </div>
      </div>
    </Page>
  )

  function support(): ReactNode {
    const parts: ReactNode[] = [others.length === 0 ? t('assertion.alone') : t('assertion.independent', { count: independent, n: format.number(independent) })]
    if (first && others.length > 0) {
      parts.push(' ', t('assertion.first', { name: first.name, date: format.date(first.published) || t('common.undated') }))
    }
    return parts.map((part, n) => <span key={n}>{part}</span>)
  }
}

const HIDDEN = new Set([
  'kind', 'id', 'evidence', 'attribution', 'modality', 'status', 'confidence', 'why', 'summary', 'documentTitle', 'published', 'documentLanguage',
  'sameAs', 'group', 'plover', 'dateBasis', 'upper', 'unit', 'counted', 'qualifier', 'person', 'direct', 'refersTo', 'partOf', 'type',
]) // prettier-ignore

/** What the assertion says, field by field, in words. */
function Fields({ assertion }: { assertion: AssertionOf }) {
  const { t } = useTranslation()
  const format = useFormat()
  const rows: [string, ReactNode][] = []
  for (const [field, value] of Object.entries(assertion)) {
    if (HIDDEN.has(field) || value === undefined || (Array.isArray(value) && value.length === 0)) continue
    rows.push([field, shown(field, value)])
  }
  function shown(field: string, value: unknown): ReactNode {
    switch (field) {
      case 'participants':
        return (
          <ul className="plain-list">
            {(value as Participant[]).map((one, n) => (
              <li key={n}>
                <EntityLink id={one.entity} name={one.name} /> <span className={classes.dim}>{t(`role.${one.role}`, { defaultValue: one.role })}</span>
              </li>
            ))}
          </ul>
        )
      case 'countries':
        return format.list((value as string[]).map(format.country))
      case 'country':
        return format.country(String(value))
      case 'date':
      case 'from':
      case 'to':
      case 'asOf':
        return (
          <>
            <EdtfDate date={String(value)} style="long" />
            {field === 'date' && typeof assertion.dateBasis === 'string' && (
              <span className={classes.dim}> {t(`dateBasis.${assertion.dateBasis}`, { defaultValue: assertion.dateBasis })}</span>
            )}
          </>
        )
      case 'act':
        return t(`${assertion.kind === 'position' ? 'positionAct' : 'act'}.${String(value)}`, { defaultValue: String(value) })
      case 'measure':
        return t(`measure.${String(value)}`, { defaultValue: String(value) })
      case 'instrument':
        return t(`instrument.${String(value)}`, { defaultValue: String(value) })
      case 'basis':
        return t(`dateBasis.${String(value)}`, { defaultValue: String(value) })
      case 'entity':
        return <EntityLink id={String(value)} name={assertion.evidence[0]?.quote ?? ''} />
      case 'name':
        return typeof assertion.person === 'string' ? <EntityLink id={assertion.person} name={String(value)} /> : <bdi>{String(value)}</bdi>
      case 'value':
        if (assertion.kind === 'date') return <EdtfDate date={String(value)} style="long" />
        return typeof value === 'number' ? (
          <>
            {t(`qualifier.${String(assertion.qualifier ?? 'exact')}`, {
              value: typeof assertion.upper === 'number' ? `${format.number(value)}–${format.number(assertion.upper)}` : format.number(value),
            })}{' '}
            <bdi lang={assertion.documentLanguage}>{[assertion.unit, assertion.counted].filter(Boolean).join(' ')}</bdi>
          </>
        ) : (
          String(value)
        )
      case 'content':
        return <Words text={String(value)} language={assertion.documentLanguage} />
      default:
        return <bdi>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</bdi>
    }
  }
  return (
    <dl className={classes.fields}>
      {rows.map(([field, value]) => (
        <div key={field}>
          <dt>{t(`field.${field}`, { defaultValue: field })}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

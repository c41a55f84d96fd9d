import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api, type Assertion, type FigureGroup, type Home as HomeOf } from '../api'
import { About } from '../components/About'
import { DocumentLine } from '../components/DocumentLine'
import { Empty } from '../components/Empty'
import { EntityLink } from '../components/EntityLink'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { SearchBox } from '../components/SearchBox'
import { Section } from '../components/Section'
import { useFormat } from '../format'
import { useLoad } from '../useLoad'
import { deniedBy } from './Figures/claims'
import classes from './Home.module.css'

/** Search over everything; what is new; what is contested. */
export default function Home() {
  const { t } = useTranslation()
  const load = useLoad(signal => api.home(signal), [])
  return (
    <Page title="Dragoman" heading={<span className="visually-hidden">{t('home.title')}</span>}>
      <div className={classes.hero}>
        <p className={classes.motto}>{t('home.motto')}</p>
        <SearchBox large />
      </div>
      <Loaded load={load} lines={12}>
        {home => ((home.counts.documents ?? 0) === 0 ? <Nothing /> : <Shown home={home} />)}
      </Loaded>
    </Page>
  )
}

function Nothing() {
  const { t } = useTranslation()
  return (
    <Empty title={t('home.nothing')}>
      {t('home.nothingHint')} <Link to="/read">{t('home.readFirst')}</Link>
    </Empty>
  )
}

const COUNTED = ['documents', 'entities', 'events', 'tenures', 'positions', 'figures', 'claims']

function Shown({ home }: { home: HomeOf }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <dl className={classes.counts} aria-label={t('home.counts')}>
        {COUNTED.filter(name => home.counts[name]).map(name => (
          <div key={name}>
            <dt>{t(`home.count.${name}`, { count: home.counts[name] })}</dt>
            <dd>{format.number(home.counts[name]!)}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.columns}>
        <Section title={t('home.newest')}>
          <ul className={`plain-list ${classes.newest}`}>
            {home.newest.map(document => (
              <li key={document.id}>
                <DocumentLine document={document} />
              </li>
            ))}
          </ul>
          <Link to="/documents" className={classes.all}>
            {t('home.allDocuments')}
          </Link>
        </Section>
        <div>
          {home.contested.length > 0 && (
            <Section title={t('home.contested')} lead={t('home.contestedLead')}>
              {home.contested.slice(0, 5).map(group => (
                <Contested key={group.id} group={group} />
              ))}
              <Link to="/figures" className={classes.all}>
                {t('home.allFigures')}
              </Link>
            </Section>
          )}
          <Section title={t('home.busiest')}>
            <ul className={`plain-list ${classes.busiest}`}>
              {home.busiest.map(entity => (
                <li key={entity.id}>
                  <EntityLink id={entity.id} name={entity.label} type={entity.type} />
                </li>
              ))}
            </ul>
            <Link to="/entities" className={classes.all}>
              {t('home.allEntities')}
            </Link>
          </Section>
        </div>
      </div>
    </>
  )
}

/** Figures for the same thing side by side, each with its claimant. */
function Contested({ group }: { group: FigureGroup }) {
  const { t } = useTranslation()
  const format = useFormat()
  const said = new Map<string, Assertion[]>()
  for (const figure of group.figures) {
    const value = valueOf(figure)
    said.set(value, [...(said.get(value) ?? []), figure])
  }
  const counted = group.figures.find(figure => typeof figure.counted === 'string')
  const measure = group.measure === 'other' ? '' : t(`measure.${group.measure}`, { defaultValue: group.measure })
  const what = [
    measure,
    // "Members of what" is told by the place; "members: members" is told twice.
    counted && String(counted.counted).toLowerCase() !== measure.toLowerCase() && <bdi lang={counted.documentLanguage}>{String(counted.counted)}</bdi>,
    ...group.about.map(about => <About key={about} about={about} />),
  ].filter(Boolean)
  return (
    <article className={classes.contested}>
      <div className={classes.about}>
        {what.map((part, n) => (
          <Fragment key={n}>
            {n > 0 && ' · '}
            {part}
          </Fragment>
        ))}
      </div>
      <ul className="plain-list">
        {[...said].slice(0, 4).map(([value, figures]) => (
          <li key={value}>
            <Link to={`/assertions/${encodeURIComponent(figures[0]!.id)}`} className={classes.value}>
              {value}
            </Link>
            <span className={classes.claimants}>
              {[...new Set(figures.map(nameOf))].slice(0, 3).map((name, n) => (
                <span key={name}>
                  {n > 0 && ' · '}
                  <bdi>{name}</bdi>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </article>
  )

  function nameOf(figure: Assertion) {
    const name = figure.attribution.at(-1)?.name ?? t('common.noSource')
    return figure.modality === 'denied' ? deniedBy(t)(name) : name
  }

  function valueOf(figure: Assertion) {
    if (typeof figure.value !== 'number') return String(figure.value)
    const value = typeof figure.upper === 'number' ? `${format.number(figure.value)}–${format.number(figure.upper)}` : format.number(figure.value)
    return t(`qualifier.${String(figure.qualifier ?? 'exact')}`, { value })
  }
}

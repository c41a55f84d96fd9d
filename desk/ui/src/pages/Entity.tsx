import { Button } from '@mantine/core'
import { IconTimeline } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api, type EntityDetail, type Name } from '../api'
import { AssertionRow } from '../components/AssertionRow'
import { BriefButton } from '../components/BriefButton'
import { CutNote } from '../components/CutNote'
import { Empty } from '../components/Empty'
import { spanOf } from '../components/edtf'
import { EntityIcon, EntityLink } from '../components/EntityLink'
import { History } from '../components/History'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { PostLine } from '../components/PostLine'
import { Section, Some } from '../components/Section'
import { StoryCard } from '../components/StoryCard'
import { useFormat } from '../format'
import { directionOf } from '../languages'
import { useLoad } from '../useLoad'
import { Why } from './Entity/Why'
import classes from './Entity.module.css'

/** A person, body, group, organization, outlet or place: what the documents say of it and what it says. */
export default function Entity() {
  const { id = '' } = useParams()
  return <Opened key={id} id={id} />
}

function Opened({ id }: { id: string }) {
  const { t } = useTranslation()
  const load = useLoad(signal => api.entity(id, signal), [id])
  if (!load.data) {
    return (
      <Page title={t('entity.title')} heading={<span className="visually-hidden">{t('entity.title')}</span>}>
        <Loaded load={load} lines={12}>
          {() => null}
        </Loaded>
      </Page>
    )
  }
  return <Shown detail={load.data} />
}

function Shown({ detail }: { detail: EntityDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { entity, parent, names, posts, holders, met, sources, history, latest, cut } = detail
  const stories = useMemo(() => latestFirst(detail.stories, story => story.date), [detail])
  const positions = useMemo(() => latestFirst(detail.positions, position => position.date as string | undefined), [detail])
  const claims = useMemo(() => latestFirst(detail.claims, claim => claim.published), [detail])
  const nothing = [posts, holders, stories, positions, claims].every(list => list.length === 0)
  return (
    <Page
      title={entity.label}
      heading={<bdi>{entity.label}</bdi>}
      over={
        <span className={classes.over}>
          <EntityIcon type={entity.type} size={16} aria-hidden role="presentation" />
          {t(`type.${entity.type}`)}
          {entity.country && <span>{format.country(entity.country)}</span>}
          {parent && (
            <span>
              {t('entity.of')} <EntityLink id={parent.id} name={parent.label} />
            </span>
          )}
        </span>
      }
      lead={
        <>
          {t('common.mentions', { count: entity.mentions, n: format.number(entity.mentions) })}
          {' · '}
          {t('common.documents', { count: entity.documents, n: format.number(entity.documents) })}
        </>
      }
      actions={
        <>
          <Button component={Link} to={`/timeline?a=${encodeURIComponent(entity.id)}`} variant="default" leftSection={<IconTimeline size={16} aria-hidden />}>
            {t('entity.timeline')}
          </Button>
          <BriefButton query={{ a: entity.id }} />
        </>
      }
    >
      <div className={classes.columns}>
        <div>
          {nothing && (
            <Empty title={t('entity.nothing')}>
              <Link to={`/search?q=${encodeURIComponent(entity.label)}`}>{t('entity.findInTexts')}</Link>
            </Empty>
          )}
          {latest !== undefined && <p>{t('entity.latest', { n: format.number(latest) })}</p>}
          {posts.length > 0 && (
            <Section title={t('entity.posts')} count={posts.length} lead={t('entity.postsLead')}>
              <Some items={posts} first={10}>
                {shown => <PostLine posts={shown} />}
              </Some>
            </Section>
          )}
          {holders.length > 0 && (
            <Section title={t('entity.holders')} count={holders.length}>
              <Some items={holders} first={12}>
                {shown => <PostLine posts={shown} names />}
              </Some>
            </Section>
          )}
          {stories.length > 0 && (
            <Section title={t('entity.events')} count={stories.length}>
              <CutNote cut={cut} of={['events']} />
              <Some items={stories} first={12}>
                {shown => shown.map(story => <StoryCard key={story.id} story={story} />)}
              </Some>
            </Section>
          )}
          {positions.length > 0 && (
            <Section title={t('entity.positions')} count={positions.length}>
              <CutNote cut={cut} of={['positions']} />
              <Some items={positions}>{shown => <Rows assertions={shown} />}</Some>
            </Section>
          )}
          {claims.length > 0 && (
            <Section title={t('entity.claims')} count={claims.length}>
              <CutNote cut={cut} of={['claims']} />
              <Some items={claims}>{shown => <Rows assertions={shown} />}</Some>
            </Section>
          )}
          {names.length > 1 && <Why id={entity.id} />}
          {history.length > 0 && (
            <Section title={t('entity.history')} count={history.length}>
              <History decisions={history} />
            </Section>
          )}
        </div>
        <div className={classes.side}>
          {names.length > 0 && (
            <Section title={t('entity.names')} lead={t('entity.namesLead')}>
              <Names names={names} />
            </Section>
          )}
          {met.length > 0 && (
            <Section title={t('entity.met')} count={met.length}>
              <Some items={met} first={10}>
                {shown => (
                  <ul className={`plain-list ${classes.counted}`}>
                    {shown.map(({ entity: other, times }) => (
                      <li key={other.id}>
                        <EntityLink id={other.id} name={other.label} type={other.type} />
                        <span className="numbers">{format.number(times)}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </Some>
            </Section>
          )}
          {sources.length > 0 && (
            <Section title={t('entity.sources')} lead={t('entity.sourcesLead')}>
              <Some items={sources} first={10}>
                {shown => (
                  <ul className={`plain-list ${classes.counted}`}>
                    {shown.map(({ name, times }) => (
                      <li key={name}>
                        <bdi>{name}</bdi>
                        <span className="numbers">{format.number(times)}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </Some>
            </Section>
          )}
        </div>
      </div>
    </Page>
  )
}

/** What is told of last first; what has no date at the end. Those of one time stay in their order. */
function latestFirst<T>(told: readonly T[], date: (one: T) => string | undefined): T[] {
  const time = (one: T) => spanOf(date(one))?.[0] ?? Number.NEGATIVE_INFINITY
  return [...told].sort((one, other) => (time(one) === time(other) ? 0 : time(other) - time(one)))
}

function Rows({ assertions }: { assertions: readonly EntityDetail['claims'][number][] }) {
  return (
    <ul className="plain-list">
      {assertions.map(one => (
        <li key={one.id}>
          <AssertionRow assertion={one} />
        </li>
      ))}
    </ul>
  )
}

/** The spellings by script, the commonest first. */
function Names({ names }: { names: readonly Name[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const scripts = [...new Set(names.map(name => name.script ?? ''))]
  return (
    <dl className={classes.names}>
      {scripts.map(script => {
        const some = names.filter(name => (name.script ?? '') === script).sort((a, b) => b.mentions - a.mentions)
        return (
          <div key={script}>
            <dt>{script ? format.scriptName(script) : t('entity.otherScript')}</dt>
            <dd>
              <Some items={some} first={6}>
                {shown => (
                  <ul className={`plain-list ${classes.counted}`}>
                    {shown.map((name, n) => (
                      <li key={n}>
                        <span lang={name.language} dir={directionOf(name.language, name.script)} className={classes.spelling}>
                          {name.text}
                        </span>
                        <span className="numbers" title={name.language && format.languageName(name.language)}>
                          {name.language && <span className={classes.code}>{name.language}</span>} {format.number(name.mentions)}
                        </span>
                      </li>
                    ))}
                  </ul>
                )}
              </Some>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

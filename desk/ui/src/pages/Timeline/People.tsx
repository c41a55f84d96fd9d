import { Stack, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityBrief, Post } from '../../api'
import { EdtfDate } from '../../components/EdtfDate'
import { Empty } from '../../components/Empty'
import { EntityLink } from '../../components/EntityLink'
import { PostDates, PostWords } from '../../components/PostWords'
import { Paged } from '../../components/Paged'
import { useFormat } from '../../format'
import { stretch } from '../plots/edtf'
import { Reports } from '../plots/More'

const LIMIT = 20

interface Person {
  key: string
  id?: string
  name: string
  posts: Post[]
}

/** Who stands on each side, with the posts that are given to them. */
export function People({ people, parties }: { people: { side: number; posts: Post[] }[]; parties: EntityBrief[] }) {
  const { t } = useTranslation()
  const times = useMemo(() => {
    const all = people.flatMap(side => side.posts.flatMap(post => [post.from, post.to, post.asOf].flatMap(date => stretch(date) ?? [])))
    return all.length ? { from: Math.min(...all.map(one => one.from)), to: Math.max(...all.map(one => one.to)) } : undefined
  }, [people])
  if (people.every(side => side.posts.length === 0)) return <Empty title={t('timeline.nobody')} />
  return (
    <Stack gap="xl">
      {people
        .filter(side => side.posts.length > 0)
        .map(side => (
          <Side key={side.side} posts={side.posts} name={parties[side.side]?.label ?? ''} times={times} />
        ))}
    </Stack>
  )
}

function Side({ posts, name, times }: { posts: Post[]; name: string; times?: { from: number; to: number } }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [offset, setOffset] = useState(0)
  const persons = useMemo(() => {
    const found = new Map<string, Person>()
    for (const post of posts) {
      const key = post.person ?? post.name
      const person = found.get(key) ?? { key, id: post.person, name: post.name, posts: [] }
      person.posts.push(post)
      found.set(key, person)
    }
    for (const person of found.values()) person.posts.sort((a, b) => start(b) - start(a))
    // who is told of last comes first, and whose posts have no date at all last
    return [...found.values()].sort((one, other) => start(other.posts[0]!) - start(one.posts[0]!))
  }, [posts])
  const span = (post: Post) =>
    [
      post.from || post.to ? format.date(post.from && post.to ? `${post.from}/${post.to}` : post.from ? `${post.from}/..` : `../${post.to}`) : '',
      post.asOf && !post.to ? t('timeline.asOf', { date: format.date(post.asOf) }) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section aria-label={name}>
      <Title order={2} size="h4" mb={4}>
        <bdi>{name}</bdi>
      </Title>
      <div className="plot-scroll">
        <table className="plot-table cards">
          <caption>{t('timeline.peopleCaption', { count: persons.length, n: format.number(persons.length), name })}</caption>
          <thead>
            <tr>
              <th scope="col" style={{ width: '22%' }}>
                {t('timeline.person')}
              </th>
              <th scope="col">{t('timeline.post')}</th>
              <th scope="col">{t('timeline.when')}</th>
              <th scope="col" style={{ width: '22%' }} className="no-print">
                {times && (
                  <span style={{ display: 'flex', justifyContent: 'space-between', fontWeight: 400 }}>
                    <span>{format.date(String(new Date(times.from).getUTCFullYear()))}</span>
                    <span>{format.date(String(new Date(times.to - 1).getUTCFullYear()))}</span>
                  </span>
                )}
              </th>
              <th scope="col">{t('timeline.reports')}</th>
            </tr>
          </thead>
          <tbody>
            {persons.slice(offset, offset + LIMIT).map(person =>
              person.posts.map((post, n) => (
                <tr key={`${person.key}-${n}`}>
                  {n === 0 && (
                    <th scope="rowgroup" rowSpan={person.posts.length}>
                      <EntityLink id={person.id} name={person.name} type="person" />
                    </th>
                  )}
                  <td>
                    <PostWords post={post} dim="plot-dim plot-below" />
                    {post.body && (
                      <span className="plot-dim">
                        {' · '}
                        <bdi>{post.body}</bdi>
                      </span>
                    )}
                  </td>
                  <td>
                    {post.beginnings || post.ends ? (
                      <>
                        {post.from && <PostDates date={post.from} told={post.beginnings} />}
                        {' – '}
                        {post.to && <PostDates date={post.to} told={post.ends} />}
                      </>
                    ) : span(post) ? (
                      <span title={[post.from, post.to, post.asOf].filter(Boolean).join(' · ')}>{span(post)}</span>
                    ) : (
                      <EdtfDate />
                    )}
                  </td>
                  <td className="no-print">{times && <Bar post={post} from={times.from} to={times.to} />}</td>
                  <td>
                    <Reports reports={post.reports.map(report => report.id)} label={`${person.name}, ${post.post}`} />
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      <Paged page={{ total: persons.length, offset, limit: LIMIT }} onOffset={setOffset} />
      {posts.length === 0 && <Text c="dimmed">{t('timeline.nobody')}</Text>}
    </section>
  )
}

function start(post: Post) {
  return stretch(post.from ?? post.asOf ?? post.to)?.from ?? -8.64e15
}

/** The tenure as a line: whole where both ends are known, running out where one is not, a stroke for each "as of". */
function Bar({ post, from, to }: { post: Post; from: number; to: number }) {
  const rtl = document.documentElement.dir === 'rtl'
  const span = Math.max(1, to - from)
  const place = (time: number) => {
    const part = ((time - from) / span) * 100
    return rtl ? 100 - part : part
  }
  const [begins, ends, seen] = [stretch(post.from), stretch(post.to), stretch(post.asOf)]
  if (!begins && !ends && !seen) return null
  const a = place(begins?.from ?? seen?.from ?? ends?.from ?? from)
  const b = place(ends?.to ?? seen?.to ?? begins?.to ?? to)
  const at = seen && place((seen.from + seen.to) / 2)
  return (
    <svg className="plot person-bar plot-frame" height={14} viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden>
      <path d="M0 7H100" className="grid" vectorEffect="non-scaling-stroke" />
      <path
        d={`M${a} 7H${b}`}
        stroke="var(--a)"
        strokeWidth={6}
        strokeDasharray={begins && (ends || seen) ? undefined : '3 2'}
        vectorEffect="non-scaling-stroke"
        opacity={0.75}
      />
      {at !== undefined && <path d={`M${at} 1V13`} stroke="var(--ink)" strokeWidth={1.6} vectorEffect="non-scaling-stroke" />}
    </svg>
  )
}

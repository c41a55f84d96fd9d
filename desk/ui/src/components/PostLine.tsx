import { Collapse, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Post } from '../api'
import { useFormat, type Format } from '../format'
import { spanOf } from './edtf'
import { EntityLink } from './EntityLink'
import { PostDates, PostWords } from './PostWords'
import { Reports } from './Reports'
import classes from './PostLine.module.css'

const YEAR = 365.25 * 24 * 3600 * 1000

interface Props {
  posts: readonly Post[]
  /** names whose posts these are, where they are of several people */
  names?: boolean
}

/** Posts on a common line of time: from, to, or the days for which somebody says so. Dates stand in words beside them. */
export function PostLine({ posts, names }: Props) {
  const format = useFormat()
  const range = useMemo(() => rangeOf(posts), [posts])
  const sorted = useMemo(() => [...posts].sort((a, b) => startOf(b) - startOf(a)), [posts])
  return (
    <div className={classes.line}>
      {range && (
        <div className={classes.row} aria-hidden>
          <span className={classes.label} />
          <Axis range={range} format={format} />
        </div>
      )}
      <ul className="plain-list">
        {sorted.map((post, n) => (
          <Row key={n} post={post} names={names} range={range} format={format} />
        ))}
      </ul>
    </div>
  )
}

type Range = [number, number]

function startOf(post: Post) {
  return spanOf(post.from ?? post.asOf ?? post.to)?.[0] ?? Number.NEGATIVE_INFINITY
}

function rangeOf(posts: readonly Post[]): Range | undefined {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const post of posts) {
    for (const date of [post.from, post.to, post.asOf]) {
      const span = spanOf(date)
      if (!span) continue
      low = Math.min(low, span[0])
      high = Math.max(high, span[1])
    }
  }
  if (!Number.isFinite(low)) return undefined
  const space = Math.max((high - low) * 0.06, YEAR / 6)
  return [low - space, high + space]
}

const at = (time: number, range: Range) => ((time - range[0]) / (range[1] - range[0])) * 100

function Axis({ range, format }: { range: Range; format: Format }) {
  const years = (range[1] - range[0]) / YEAR
  const step = [1, 2, 5, 10, 20, 50].find(one => years / one <= 7) ?? 100
  const ticks: number[] = []
  for (let year = Math.ceil(new Date(range[0]).getUTCFullYear() / step) * step; ; year += step) {
    const time = Date.UTC(year, 0)
    if (time > range[1]) break
    if (time >= range[0]) ticks.push(year)
  }
  if (ticks.length === 0) {
    const middle = new Date((range[0] + range[1]) / 2)
    return (
      <span className={classes.axis}>
        <span className={classes.tick} style={{ insetInlineStart: '50%' }}>
          {format.date(middle.toISOString().slice(0, 7))}
        </span>
      </span>
    )
  }
  return (
    <span className={classes.axis}>
      {ticks.map(year => (
        <span key={year} className={classes.tick} style={{ insetInlineStart: `${at(Date.UTC(year, 0), range)}%` }}>
          {format.date(String(year))}
        </span>
      ))}
    </span>
  )
}

function Row({ post, names, range, format }: { post: Post; names?: boolean; range?: Range; format: Format }) {
  const { t } = useTranslation()
  const [open, { toggle }] = useDisclosure(false)
  const id = useId()
  const from = spanOf(post.from)
  const to = spanOf(post.to)
  const seen = post.reports.flatMap(report => spanOf(report.asOf) ?? []).filter((_, n) => n % 2 === 0)
  const asOf = spanOf(post.asOf)?.[0]
  if (seen.length === 0 && asOf !== undefined) seen.push(asOf)
  const rtl = format.language === 'fa' || format.language === 'ar'
  const x = (time: number) => (range ? (rtl ? 100 - at(time, range) : at(time, range)) : 0)
  const left = range && (from || to) ? x(from?.[0] ?? range[0]) : undefined
  const right = range && (from || to) ? x(to?.[1] ?? Math.max(...seen, from?.[1] ?? range[0])) : undefined
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <div className={classes.label}>
          {names ? (
            <>
              <EntityLink id={post.person} name={post.name} />
              <span className={classes.post}>
                <PostWords post={post} dim={classes.post!} />
              </span>
            </>
          ) : (
            <>
              <PostWords post={post} className={classes.strong} dim={classes.post!} />
              {(post.body || post.country) && (
                <span className={classes.post}>
                  <bdi>{post.body ?? format.country(post.country)}</bdi>
                </span>
              )}
            </>
          )}
          <span className={classes.when}>
            {post.from || post.to ? (
              <>
                {post.from ? <PostDates date={post.from} told={post.beginnings} /> : t('post.unknown')}
                {' – '}
                {post.to ? <PostDates date={post.to} told={post.ends} /> : post.asOf ? t('post.asOf', { date: format.date(post.asOf) }) : t('post.unknown')}
              </>
            ) : post.asOf ? (
              <span title={t('post.asOfHint')}>{t('post.asOf', { date: format.date(post.asOf) })}</span>
            ) : (
              t('common.undated')
            )}
            <UnstyledButton className={classes.more} onClick={toggle} aria-expanded={open} aria-controls={id}>
              {t('common.reports', { count: post.reports.length })}
              <IconChevronDown size={13} aria-hidden className={classes.chevron} data-open={open || undefined} />
            </UnstyledButton>
          </span>
        </div>
        {range && (
          <svg className={classes.bar} width="100%" height="24" aria-hidden focusable="false">
            <line x1="0" x2="100%" y1="12" y2="12" className={classes.ground} />
            {left !== undefined && right !== undefined && (
              <line
                x1={`${left}%`}
                x2={`${right}%`}
                y1="12"
                y2="12"
                className={classes.term}
                strokeDasharray={from && to ? undefined : '7 4'}
              />
            )}
            {from && <circle cx={`${x(from[0])}%`} cy="12" r="4.5" className={classes.end} />}
            {to && <circle cx={`${x(to[1])}%`} cy="12" r="4.5" className={classes.end} />}
            {seen.map((time, n) => (
              <circle key={n} cx={`${x(time)}%`} cy="12" r="4" className={classes.seen} />
            ))}
          </svg>
        )}
      </div>
      <Collapse in={open} id={id}>
        {open && (
          <Reports ids={post.reports.map(report => report.id)} className={classes.reports} />
        )}
      </Collapse>
    </li>
  )
}

import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link as RouterLink } from 'react-router'
import type { Link } from '../api'
import { points } from '../points'
import classes from './Chain.module.css'

interface Props {
  links: readonly Link[]
  language?: string
  /** on a link of the chain: to show its words; without it links lead to their entities */
  onPick?: (link: Link) => void
  size?: 'sm' | 'md'
}

/** Who says so, by whom it is passed on: outlet › embassy › statement, outermost first. */
export function Chain({ links, language, onPick, size = 'sm' }: Props) {
  const { t } = useTranslation()
  if (links.length === 0) return <span className={classes.unknown}>{t('common.noSource')}</span>
  return (
    <ol className={classes.chain} data-size={size} aria-label={t('common.chain')}>
      {links.map((link, n) => (
        <li key={n} className={classes.link}>
          {n > 0 && <IconChevronRight className={`${classes.arrow} flip`} size={14} aria-hidden />}
          {link.cue && n > 0 && (
            <i className={classes.cue} lang={language}>
              <bdi>{link.cue}</bdi>
            </i>
          )}
          <Name link={link} language={language} onPick={onPick} last={n === links.length - 1} />
        </li>
      ))}
    </ol>
  )
}

function Name({ link, language, onPick, last }: { link: Link; language?: string; onPick?: (link: Link) => void; last: boolean }) {
  const name = <bdi lang={language}>{short(link.name)}</bdi>
  const said = { className: classes.name, 'data-last': last || undefined, title: link.name }
  if (onPick && link.start !== undefined) {
    return (
      <button type="button" {...said} onClick={() => onPick(link)}>
        {name}
      </button>
    )
  }
  if (link.entity) {
    return (
      <RouterLink to={`/entities/${encodeURIComponent(link.entity)}`} {...said}>
        {name}
      </RouterLink>
    )
  }
  return <span {...said}>{name}</span>
}

function short(name: string) {
  const all = points(name)
  return all.length <= 70 ? name : `${all.slice(0, 68).join('').trimEnd()}…`
}

import { Group } from '@mantine/core'
import { memo, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Assertion } from '../../api'
import { Chain } from '../../components/Chain'
import { ModalityBadge, StatusBadge } from '../../components/StatusBadge'
import { useSaying } from '../../components/useSaying'
import { useFormat } from '../../format'
import classes from './Fact.module.css'

interface Props {
  fact: Assertion
  language: string
  lit: boolean
  open: boolean
  onPick: (id: string) => void
  onHover: (id: string) => void
}

/** One line of the panel; picked, it tells who says so and leads to the reasons. */
export const Fact = memo(function Fact({ fact, language, lit, open, onPick, onHover }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSaying()
  const said = fact.status !== 'reported' || fact.modality !== 'asserted'
  return (
    <li
      className={classes.fact}
      data-of={fact.id}
      data-lit={lit || undefined}
      data-open={open || undefined}
      style={{ '--kind': `var(--mark-${fact.kind})` } as CSSProperties}
      onPointerEnter={() => onHover(fact.id)}
    >
      <button type="button" className={classes.summary} aria-expanded={open} onClick={() => onPick(fact.id)}>
        <span className="visually-hidden">{t(`kind.${fact.kind}`, { count: 1 })}: </span>
        <bdi>{say(fact)}</bdi>
      </button>
      {(said || open) && (
        <Group gap={6} className={classes.more}>
          <ModalityBadge modality={fact.modality} />
          {(open || fact.status !== 'reported') && <StatusBadge status={fact.status} />}
        </Group>
      )}
      {open && (
        <div className={classes.more}>
          <Chain links={fact.attribution} language={language} />
          <div className={classes.foot}>
            <span>
              {t(`kind.${fact.kind}`, { count: 1 })} · {t('assertion.sure', { percent: format.percent(fact.confidence) })}
            </span>
            <Link to={`/assertions/${encodeURIComponent(fact.id)}`} className={classes.why}>
              {t('common.why')}
            </Link>
          </div>
        </div>
      )}
    </li>
  )
})

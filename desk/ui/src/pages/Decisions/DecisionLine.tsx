import { Badge } from '@mantine/core'
import { IconArrowBackUp, IconArrowMerge, IconArrowsSplit2, IconCheck, IconPencil, IconX, type IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Decision, DecisionKind } from '../../api'
import { useFormat } from '../../format'
import { fieldKeys } from '../Review/Facts'
import { isAssertionId } from '../Review/subjects'
import { useNameOf } from './useNameOf'
import classes from './Decisions.module.css'

const SIGNS: Record<DecisionKind, { icon: ComponentType<IconProps>; color: string }> = {
  right: { icon: IconCheck, color: 'green' },
  wrong: { icon: IconX, color: 'red' },
  corrected: { icon: IconPencil, color: 'sea' },
  same: { icon: IconArrowMerge, color: 'grape' },
  different: { icon: IconArrowsSplit2, color: 'orange' },
  withdrawn: { icon: IconArrowBackUp, color: 'gray' },
}

/** A decision: what was decided of what, why, by whom and when. `full`: names what it is about. */
export function DecisionLine({ decision, full }: { decision: Decision; full?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { icon: Icon, color } = SIGNS[decision.kind] ?? SIGNS.withdrawn
  return (
    <div className={classes.line}>
      <div className={classes.what}>
        <Badge
          variant="light"
          color={color}
          c={`light-dark(color-mix(in srgb, var(--mantine-color-${color}-9), black 30%), var(--mantine-color-${color}-2))`}
          size="sm"
          radius="sm"
          tt="none"
          fw={550}
          leftSection={<Icon size={12} aria-hidden />}
        >
          {t(`decision.${decision.kind}`)}
        </Badge>
        {full && <Subject id={decision.subject} kind={decision.kind} />}
        {decision.other !== undefined && (
          <>
            <span className={classes.joint}>{t(decision.kind === 'same' ? 'decisions.and' : 'decisions.not')}</span>
            <Subject id={decision.other} kind={decision.kind} />
          </>
        )}
        {decision.field !== undefined && (
          <span className={classes.change}>
            {t(fieldKeys(decision.field), { defaultValue: decision.field })}:{' '}
            <b>{decision.value ? <bdi>{decision.value}</bdi> : t('review.takenAway')}</b>
          </span>
        )}
        {decision.unfitting && <span className={classes.back}>{t('decision.unfitting')}</span>}
        {decision.withdrawn && <span className={classes.back}>{t('decision.takenBack')}</span>}
      </div>
      <div className={classes.why}>
        <bdi>{decision.why}</bdi>
      </div>
      <div className={classes.who}>
        <span className="numbers">{t('decisions.number', { number: format.number(decision.number) })}</span>
        {' · '}
        <bdi>{decision.editor}</bdi>
        {' · '}
        <time dateTime={decision.made} className="numbers">
          {format.instant(decision.made)}
        </time>
      </div>
    </div>
  )
}

function Subject({ id, kind }: { id: string; kind: DecisionKind }) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = useNameOf(kind === 'withdrawn' ? undefined : id)
  if (kind === 'withdrawn') return <a className={classes.subject} href={`#decision-${id}`}>{t('decisions.number', { number: format.number(Number(id)) })}</a>
  if (!/^[a-z]+-\S+$/.test(id)) return <bdi className={classes.spelling}>{id}</bdi>
  return (
    <Link className={classes.subject} to={`/${id.startsWith('doc-') ? 'documents' : isAssertionId(id) ? 'assertions' : 'entities'}/${encodeURIComponent(id)}`}>
      {name === undefined ? <code className={classes.id}>{id}</code> : <bdi>{name}</bdi>}
    </Link>
  )
}

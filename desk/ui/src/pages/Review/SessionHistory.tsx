import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSaying } from '../../components/useSaying'
import { useFormat } from '../../format'
import type { Action } from './reasons'
import type { Done } from './useQueue'
import classes from './Review.module.css'

interface Props {
  done: readonly Done[]
  busy: boolean
  onUndo: (done: Done) => void
}

const ORDER: readonly Action[] = ['right', 'wrong', 'corrected', 'same', 'different']

/** What was decided since the page was opened, newest first. */
export function SessionHistory({ done, busy, onUndo }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const say = useSaying()
  const standing = done.filter(one => !one.undone)
  return (
    <section className={classes.session} aria-labelledby="review-session">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="review-session">
          {t('review.session')}
        </Title>
        <Anchor component={Link} to="/decisions" size="sm">
          {t('review.allDecisions')}
        </Anchor>
      </Group>
      {done.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('review.sessionEmpty')}
        </Text>
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs" className="numbers">
            {ORDER.map(action => ({ action, times: standing.filter(one => one.action === action).length }))
              .filter(({ times }) => times > 0)
              .map(({ action, times }) => `${t(`decision.${action}`)}: ${format.number(times)}`)
              .join(' · ') || t('review.allUndone')}
          </Text>
          <ul className={`plain-list ${classes.past}`}>
            {done.map(one => (
              <li key={one.key} className={classes.pastRow} data-undone={one.undone || undefined}>
                <span className={classes.pastText}>
                  <b>{t(`decision.${one.action}`)}</b>{' '}
                  <Link to={`/assertions/${encodeURIComponent(one.item.id)}`} className="quiet-link">
                    <bdi>{say(one.item)}</bdi>
                  </Link>
                  <span className={classes.role}>
                    {' '}
                    <bdi>{one.why}</bdi>
                  </span>
                </span>
                {one.undone ? (
                  <span className={classes.role}>{t('decision.takenBack')}</span>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={busy}
                    onClick={() => onUndo(one)}
                    aria-label={`${t('review.undo')}: ${say(one.item)}`}
                  >
                    {t('review.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

import { Button, CloseButton, Kbd, Portal } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../../components/ProblemNote'
import type { Done } from './useQueue'
import classes from './Review.module.css'

export interface Said {
  text: string
  /** what can be taken back */
  done?: Done
  error?: unknown
}

interface Props {
  said?: Said
  busy: boolean
  onUndo: (done: Done) => void
  onGone: () => void
}

const STAYS = 12_000

/** What just happened, with the way back. It goes by itself, but not under the mouse or the focus, nor where something failed. */
export function Toast({ said, busy, onUndo, onGone }: Props) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!said || held || said.error !== undefined) return
    const timer = setTimeout(onGone, STAYS)
    return () => clearTimeout(timer)
    // the latest onGone does the same as the first
  }, [said, held])
  useEffect(() => {
    if (!said) setHeld(false)
  }, [said])
  return (
    <Portal>
      <div className={`${classes.toastPlace} no-print`} role="status">
        {said && (
          <div
            className={classes.toast}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <div className={classes.toastText}>
              {said.text}
              {said.error !== undefined && <ProblemNote error={said.error} />}
            </div>
            {said.done && (
              <Button size="xs" variant="white" loading={busy} onClick={() => said.done && onUndo(said.done)}>
                {t('review.undo')} <Kbd className={classes.hint}>U</Kbd>
              </Button>
            )}
            <CloseButton size="sm" variant="transparent" c="inherit" aria-label={t('common.close')} onClick={onGone} />
          </div>
        )}
      </div>
    </Portal>
  )
}

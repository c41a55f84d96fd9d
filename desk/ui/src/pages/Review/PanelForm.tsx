import { Alert, Button, Group, Kbd, Title } from '@mantine/core'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewDecision } from '../../api'
import { ProblemNote } from '../../components/ProblemNote'
import { useFormat } from '../../format'
import type { Decide } from './Card'
import type { Opened } from './Desk'
import { ReasonField } from './ReasonField'
import { lastReasons } from './reasons'
import { HalfDone } from './useQueue'
import classes from './Review.module.css'

export interface PanelProps {
  onClose: () => void
  onDecide: Decide
}

interface Props extends PanelProps {
  action: Opened
  /** what is to be decided; undefined where something is missing or wrong, which the panel has then said */
  decisions: () => Omit<NewDecision, 'why'>[] | undefined
  focusReason?: boolean
  children?: ReactNode
}

/** The form of a decision: what is decided, the reason, and the way back. Enter sends it, Escape leaves. */
export function PanelForm({ action, decisions, focusReason, children, onClose, onDecide }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [why, setWhy] = useState(() => lastReasons(action)[0] ?? '')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [refused, setRefused] = useState(0)

  // Once the panel shows what is wrong, the keyboard goes there.
  useEffect(() => {
    if (refused > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refused])

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const wanted = decisions()
    if (!wanted || wanted.length === 0) return setRefused(times => times + 1)
    if (why.trim() === '') return setMissing(true)
    setBusy(true)
    setError(undefined)
    try {
      await onDecide(action, wanted, why.trim())
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }

  return (
    <form
      ref={form}
      className={classes.panel}
      onSubmit={event => void send(event)}
      noValidate
      aria-labelledby={id}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <Title order={3} size="h5" id={id}>
        {t(`review.panel.${action}`)}
      </Title>
      {children}
      <ReasonField
        action={action}
        value={why}
        onChange={value => {
          setWhy(value)
          setMissing(false)
        }}
        error={missing ? t('review.whyMissing') : undefined}
        autoFocus={focusReason}
      />
      {error instanceof HalfDone ? (
        <>
          <Alert color="orange" variant="light" role="alert">
            {t('review.halfDone', { made: format.number(error.made), wanted: format.number(error.wanted) })}
          </Alert>
          <ProblemNote error={error.reason} />
        </>
      ) : (
        error !== undefined && <ProblemNote error={error} />
      )}
      <Group gap="sm">
        <Button type="submit" size="sm" loading={busy}>
          {t(`review.act.${action}`)}
          <Kbd className={classes.hint}>↵</Kbd>
        </Button>
        <Button size="sm" variant="subtle" color="gray" onClick={onClose}>
          {t('review.cancel')}
          <Kbd className={classes.hint}>Esc</Kbd>
        </Button>
      </Group>
    </form>
  )
}

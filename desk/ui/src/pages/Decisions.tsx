import { Button, Modal, Stack } from '@mantine/core'
import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Decision } from '../api'
import { Empty } from '../components/Empty'
import { Loaded } from '../components/Loaded'
import { Page } from '../components/Page'
import { Paged, useOffset } from '../components/Paged'
import { ProblemNote } from '../components/ProblemNote'
import { useLoad } from '../useLoad'
import { DecisionLine } from './Decisions/DecisionLine'
import classes from './Decisions/Decisions.module.css'
import { ReasonField } from './Review/ReasonField'
import { keepReason, lastReasons } from './Review/reasons'
import { SignInNote } from './session/SignInNote'
import { useSession } from './session/useSession'

const LIMIT = 25

/** The log of decisions, newest first. It only grows: taking one back is another decision. */
export default function Decisions() {
  const { t } = useTranslation()
  const [offset, setOffset] = useOffset()
  const session = useSession()
  const load = useLoad(signal => api.decisions({ offset, limit: LIMIT }, signal), [offset])
  const [taking, setTaking] = useState<Decision>()
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)

  return (
    <Page title={t('decisions.title')} lead={t('decisions.lead')}>
      <SignInNote session={session.data} />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <Loaded load={load} lines={12}>
        {page =>
          page.items.length === 0 ? (
            <Empty title={t('decisions.none')}>{t('decisions.noneHint')}</Empty>
          ) : (
            <>
              <ol className={`plain-list ${classes.log}`} ref={list} tabIndex={-1} aria-label={t('decisions.title')}>
                {page.items.map(decision => (
                  <li
                    key={decision.number}
                    id={`decision-${decision.number}`}
                    className={classes.row}
                    data-withdrawn={decision.withdrawn || undefined}
                  >
                    <DecisionLine decision={decision} full />
                    {session.mayDecide && decision.kind !== 'withdrawn' && !decision.withdrawn && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        className="no-print"
                        aria-label={t('decisions.takeBackNumber', { number: decision.number })}
                        onClick={() => setTaking(decision)}
                      >
                        {t('decisions.takeBack')}
                      </Button>
                    )}
                  </li>
                ))}
              </ol>
              <Paged page={page} onOffset={setOffset} />
            </>
          )
        }
      </Loaded>
      <Modal
        opened={taking !== undefined}
        onClose={() => setTaking(undefined)}
        title={t('decisions.takeBackNumber', { number: taking?.number ?? '' })}
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {taking && (
          <TakeBack
            decision={taking}
            onDone={() => {
              setSaid(t('review.did.withdrawn'))
              setTaking(undefined)
              load.reload()
              list.current?.focus()
            }}
          />
        )}
      </Modal>
    </Page>
  )
}

function TakeBack({ decision, onDone }: { decision: Decision; onDone: () => void }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState(() => lastReasons('withdrawn')[0] ?? '')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (why.trim() === '') return setMissing(true)
    setBusy(true)
    setError(undefined)
    try {
      await api.withdraw(decision.number, why.trim())
      keepReason('withdrawn', why.trim())
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <form onSubmit={event => void send(event)} noValidate>
      <Stack gap="md">
        <DecisionLine decision={decision} full />
        <ReasonField
          action="withdrawn"
          value={why}
          onChange={value => {
            setWhy(value)
            setMissing(false)
          }}
          error={missing ? t('review.whyMissing') : undefined}
          autoFocus
        />
        {error !== undefined && <ProblemNote error={error} />}
        <Button type="submit" loading={busy}>
          {t('decisions.takeBack')}
        </Button>
      </Stack>
    </form>
  )
}

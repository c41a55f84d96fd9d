import { TextInput } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { lastReasons, type Action } from './reasons'
import classes from './Review.module.css'

interface Props {
  action: Action
  value: string
  onChange: (why: string) => void
  error?: string
  autoFocus?: boolean
}

/** Why: needed for every decision; the last reasons, and some that are often right, are offered. */
export function ReasonField({ action, value, onChange, error, autoFocus }: Props) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  useEffect(() => {
    if (error) input.current?.focus()
  }, [error])

  const last = lastReasons(action)
  const usual = [`review.usual.${action}1`, `review.usual.${action}2`].map(key => t(key)).filter(one => !last.includes(one))
  const offered = [...last, ...usual].slice(0, 6)
  return (
    <div>
      <TextInput
        ref={input}
        id={id}
        label={t('review.why')}
        description={t('review.whyHint')}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        error={error}
        maxLength={500}
        dir="auto"
        autoComplete="off"
        required
        withAsterisk={false}
      />
      {offered.length > 0 && (
        <ul className={`plain-list ${classes.reasons}`} aria-label={t('review.offered')}>
          {offered.map(why => (
            <li key={why}>
              <button
                type="button"
                className={classes.reason}
                aria-pressed={why === value}
                onClick={() => {
                  onChange(why)
                  input.current?.focus()
                }}
              >
                <bdi>{why}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

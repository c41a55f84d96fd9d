import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A day or the beginning of one: 2023, 2023-05, 2023-05-12. */
export function DayInput({ label, value, onDay }: { label: string; value: string; onDay: (day: string | null) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const sound = text === '' || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)
  const done = () => sound && text !== value && onDay(text || null)
  return (
    <TextInput
      size="xs"
      w="8.5rem"
      dir="ltr"
      label={label}
      placeholder={t('search.day')}
      value={text}
      error={!sound}
      inputMode="numeric"
      onChange={event => setText(event.currentTarget.value.trim())}
      onBlur={done}
      onKeyDown={event => event.key === 'Enter' && done()}
    />
  )
}

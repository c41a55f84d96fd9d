import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

/** A day of the address, written back when it is whole; a year or month in the address stands for its first or last day. */
export function DayInput({ label, value, onChange, end }: { label: string; value: string; onChange: (value: string) => void; end?: boolean }) {
  const whole = fill(value, end)
  const [typed, setTyped] = useState(whole)
  useEffect(() => setTyped(whole), [whole])
  return (
    <TextInput
      type="date"
      label={label}
      value={typed}
      min="0001-01-01"
      max="9999-12-31"
      onChange={event => {
        const next = event.currentTarget.value
        setTyped(next)
        // while a year is typed the browser gives 0002, 0020, 0202
        if (next === '' || next >= '1000') onChange(next)
      }}
    />
  )
}

function fill(value: string, end = false) {
  if (/^\d{4}$/.test(value)) return end ? `${value}-12-31` : `${value}-01-01`
  const month = /^(\d{4})-(\d{2})$/.exec(value)
  if (!month) return value
  return end ? new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).toISOString().slice(0, 10) : `${value}-01`
}

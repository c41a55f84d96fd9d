import { useEffect, useState } from 'react'
import { api } from '../../api'
import { isAssertionId } from '../Review/subjects'

const ABREAST = 4
const known = new Map<string, Promise<string | undefined>>()
const waiting: (() => void)[] = []
let running = 0

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= ABREAST) await new Promise<void>(resolve => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

async function nameOf(id: string): Promise<string | undefined> {
  if (isAssertionId(id)) return (await api.assertion(id)).assertion.summary
  if (/^(person|body|group|organization|outlet|place)-\S+$/.test(id)) return (await api.entity(id)).entity.label
  return undefined
}

/** An id's summary or label; undefined while it is asked for, and where the record no longer knows it. */
export function useNameOf(id: string | undefined): string | undefined {
  const [name, setName] = useState<string>()
  useEffect(() => {
    if (id === undefined) return
    let gone = false
    const asked =
      known.get(id) ??
      inTurn(() => nameOf(id)).catch(() => {
        known.delete(id)
        return undefined
      })
    known.set(id, asked)
    void asked.then(found => !gone && setName(found))
    return () => {
      gone = true
    }
  }, [id])
  return name
}

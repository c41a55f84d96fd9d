import { useEffect, useState } from 'react'
import { api, type Assertion } from '../../api'
import { useSaying } from '../../components/useSaying'
import { isAssertionId } from '../Review/subjects'

const ABREAST = 4
type Named = string | Assertion

const known = new Map<string, Promise<Named | undefined>>()
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

async function nameOf(id: string): Promise<Named | undefined> {
  if (isAssertionId(id)) return (await api.assertion(id)).assertion
  if (/^doc-\S+$/.test(id)) return (await api.document(id)).document.title
  if (/^(person|body|group|organization|outlet|place)-\S+$/.test(id)) return (await api.entity(id)).entity.label
  return undefined
}

/** An id's words or label; undefined while it is asked for, and where the record no longer knows it. */
export function useNameOf(id: string | undefined): string | undefined {
  const say = useSaying()
  const [name, setName] = useState<Named>()
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
  return typeof name === 'object' ? say(name) : name
}

import { useCallback, useEffect, useReducer, useRef } from 'react'
import { api, isAbort, type Assertion, type NewDecision } from '../../api'
import { keepReason, type Action } from './reasons'

const STEP = 20

/** One thing an editor did in this session; it may have taken several decisions. */
export interface Done {
  key: number
  action: Action
  item: Assertion
  numbers: number[]
  why: string
  /** the assertion left the queue with it */
  left: boolean
  undone?: boolean
}

interface State {
  queue: Assertion[]
  at: number
  /** how many the server had left at the last answer, less those decided since */
  left: number
  first: boolean
  loading: boolean
  error?: unknown
  done: Done[]
  skipped: number
}

type Step =
  | { do: 'begin' }
  | { do: 'loading' }
  | { do: 'loaded'; items: Assertion[]; total: number; fresh: boolean }
  | { do: 'failed'; error: unknown }
  | { do: 'to'; at: number; skip?: boolean }
  | { do: 'decided'; done: Done }
  | { do: 'undone'; key: number }

const START: State = { queue: [], at: 0, left: 0, first: true, loading: true, done: [], skipped: 0 }

function reduce(state: State, step: Step): State {
  switch (step.do) {
    case 'begin':
      return { ...START, done: state.done }
    case 'loading':
      return { ...state, loading: true, error: undefined }
    case 'loaded': {
      const known = new Set(step.fresh ? [] : state.queue.map(one => one.id))
      const queue = [...(step.fresh ? [] : state.queue), ...step.items.filter(one => !known.has(one.id))]
      return {
        ...state,
        queue,
        at: step.fresh ? 0 : state.at,
        left: Math.max(step.total, queue.length),
        first: false,
        loading: false,
        error: undefined,
      }
    }
    case 'failed':
      return { ...state, loading: false, first: false, error: step.error }
    case 'to':
      return { ...state, at: Math.max(0, Math.min(step.at, state.queue.length)), skipped: state.skipped + (step.skip ? 1 : 0) }
    case 'decided': {
      const done = [step.done, ...state.done]
      if (!step.done.left) return { ...state, done }
      const index = state.queue.findIndex(one => one.id === step.done.item.id)
      if (index < 0) return { ...state, done }
      const queue = state.queue.filter((_, at) => at !== index)
      return { ...state, done, queue, at: index < state.at ? state.at - 1 : state.at, left: Math.max(0, state.left - 1) }
    }
    case 'undone': {
      const one = state.done.find(one => one.key === step.key)
      if (!one || one.undone) return state
      const done = state.done.map(other => (other.key === step.key ? { ...other, undone: true } : other))
      if (!one.left) return { ...state, done }
      const queue = state.queue.filter(other => other.id !== one.item.id)
      queue.splice(Math.min(state.at, queue.length), 0, one.item)
      return { ...state, done, queue, left: state.left + 1 }
    }
  }
}

/** A decision that was half made: some of its parts stand in the log. */
export class HalfDone extends Error {
  readonly made: number
  readonly wanted: number
  readonly reason: unknown

  constructor(made: number, wanted: number, reason: unknown) {
    super('half done')
    this.made = made
    this.wanted = wanted
    this.reason = reason
  }
}

let keys = 0

/** The queue of what is to be decided, loaded piece by piece, and what was decided in this session. */
export function useQueue(kind: string | undefined) {
  const [state, dispatch] = useReducer(reduce, START)
  const controller = useRef<AbortController>(undefined)

  const load = useCallback(
    (offset: number, fresh: boolean) => {
      controller.current?.abort()
      const mine = new AbortController()
      controller.current = mine
      dispatch({ do: 'loading' })
      api.review({ kind, offset, limit: STEP }, mine.signal).then(
        page => !mine.signal.aborted && dispatch({ do: 'loaded', items: page.items, total: page.total, fresh }),
        error => !mine.signal.aborted && !isAbort(error) && dispatch({ do: 'failed', error }),
      )
    },
    [kind],
  )

  useEffect(() => {
    dispatch({ do: 'begin' })
    load(0, true)
    return () => controller.current?.abort()
  }, [load])

  const { queue, at, left, loading, error } = state
  useEffect(() => {
    if (!loading && error === undefined && queue.length < left && queue.length - at < 5) load(queue.length, false)
  }, [queue.length, at, left, loading, error, load])

  /** Sends decisions one after another; where one fails, those before it stand, and are kept for taking back. */
  const decide = async (action: Action, item: Assertion, decisions: Omit<NewDecision, 'why'>[], why: string, leaves: boolean): Promise<Done> => {
    const numbers: number[] = []
    const done = (left: boolean): Done => ({ key: ++keys, action, item, numbers, why, left })
    for (const decision of decisions) {
      try {
        numbers.push((await api.decide({ ...decision, why })).number)
      } catch (problem) {
        if (numbers.length === 0) throw problem
        dispatch({ do: 'decided', done: done(false) })
        throw new HalfDone(numbers.length, decisions.length, problem)
      }
    }
    keepReason(action, why)
    const made = done(leaves)
    dispatch({ do: 'decided', done: made })
    return made
  }

  const undo = async (one: Done, why: string) => {
    for (const number of [...one.numbers].reverse()) await api.withdraw(number, why)
    dispatch({ do: 'undone', key: one.key })
  }

  return {
    ...state,
    item: queue[at],
    decide,
    undo,
    skip: () => dispatch({ do: 'to', at: at + 1, skip: true }),
    back: () => dispatch({ do: 'to', at: at - 1 }),
    again: () => load(0, true),
  }
}

export type Queue = ReturnType<typeof useQueue>

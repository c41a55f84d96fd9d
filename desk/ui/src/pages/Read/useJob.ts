import { useEffect, useState } from 'react'
import { api, ApiError, isAbort, type ReadJob } from '../../api'

/** A reading under way, asked for once a second until it is finished; where the server fails to answer, ever less often. */
export function useJob(job: string): { data?: ReadJob; error?: unknown; retry: () => void } {
  const [data, setData] = useState<ReadJob>()
  const [error, setError] = useState<unknown>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const controller = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    const ask = async () => {
      try {
        const now = await api.readJob(job, controller.signal)
        failures = 0
        setError(undefined)
        setData(now)
        if (!now.finished) timer = setTimeout(() => void ask(), 1000)
      } catch (problem) {
        if (isAbort(problem)) return
        setError(problem)
        const passing = problem instanceof ApiError && (problem.status === 0 || problem.status === 429 || problem.status >= 500)
        if (passing && ++failures <= 6) timer = setTimeout(() => void ask(), 1000 * 2 ** failures)
      }
    }
    void ask()
    return () => {
      controller.abort()
      clearTimeout(timer)
    }
  }, [job, turn])
  return { data, error, retry: () => setTurn(n => n + 1) }
}

import { Skeleton, Stack } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Load } from '../useLoad'
import { ProblemNote } from './ProblemNote'

/** From so many lines on a whole page is awaited: what stands below it keeps out of sight, or it would jump when the page comes. */
const PAGE = 8

/** Grey lines, only where loading takes long enough to be seen. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Stack gap="sm" role="status" aria-label={t('common.loading')} style={{ visibility: late ? 'visible' : 'hidden', minHeight: lines >= PAGE ? '100vh' : undefined }}>
      {Array.from({ length: lines }, (_, n) => (
        <Skeleton key={n} height={n % 3 === 0 ? 18 : 12} width={`${95 - ((n * 17) % 45)}%`} />
      ))}
    </Stack>
  )
}

/** What was loaded, or that it is still loading, or why it could not be. */
export function Loaded<T>({ load, lines, children }: { load: Load<T>; lines?: number; children: (data: T) => ReactNode }) {
  if (load.error) return <ProblemNote error={load.error} retry={load.reload} />
  if (load.data === undefined) return <Loading lines={lines} />
  return (
    <div aria-busy={load.loading} style={load.loading ? { opacity: 0.6, transition: 'opacity 150ms 150ms' } : undefined}>
      {children(load.data)}
    </div>
  )
}

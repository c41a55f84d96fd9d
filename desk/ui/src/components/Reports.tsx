import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api'
import { useFormat } from '../format'
import { useLoad } from '../useLoad'
import { AssertionRow } from './AssertionRow'
import { Loaded } from './Loaded'

/** So many reports are asked for at a time. */
const AT_ONCE = 20

/** The reports behind a line of a page, by their ids: asked for when they are opened, for most never are. */
export function Reports({ ids, className = '' }: { ids: readonly string[]; className?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [turns, setTurns] = useState(1)
  const left = ids.length - turns * AT_ONCE
  return (
    <div className={className}>
      {Array.from({ length: turns }, (_, turn) => (
        <Some key={turn} ids={ids.slice(turn * AT_ONCE, (turn + 1) * AT_ONCE)} />
      ))}
      {left > 0 && (
        <button type="button" className="as-link no-print" onClick={() => setTurns(turns + 1)}>
          {t('common.further', { count: Math.min(left, AT_ONCE), n: format.number(Math.min(left, AT_ONCE)) })}
        </button>
      )}
    </div>
  )
}

function Some({ ids }: { ids: readonly string[] }) {
  const load = useLoad(signal => api.assertions(ids, signal), [ids.join(',')])
  return (
    <Loaded load={load} lines={3}>
      {reports => (
        <ul className="plain-list">
          {reports.map(report => (
            <li key={report.id}>
              <AssertionRow assertion={report} plain />
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

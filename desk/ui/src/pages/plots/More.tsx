import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assertion } from '../../api'
import { AssertionRow } from '../../components/AssertionRow'

/** The reports behind a line of a table, shown when asked for. */
export function Reports({ reports, label }: { reports: Assertion[]; label: string }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const id = useId()
  if (reports.length === 0) return null
  return (
    <>
      <UnstyledButton
        className="plot-dim"
        style={{ color: 'var(--mantine-color-anchor)', display: 'inline-flex', alignItems: 'center', gap: 3, whiteSpace: 'nowrap' }}
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${t('common.reports', { count: reports.length })}: ${label}`}
      >
        {t('common.reports', { count: reports.length })}
        <IconChevronDown size={13} aria-hidden style={open ? { transform: 'rotate(180deg)' } : undefined} />
      </UnstyledButton>
      <div id={id}>
        {open && (
          <ul className="plain-list">
            {reports.map(report => (
              <li key={report.id}>
                <AssertionRow assertion={report} plain />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Reports as Opened } from '../../components/Reports'

/** The reports behind a line of a table, shown when asked for. */
export function Reports({ reports, label }: { reports: readonly string[]; label: string }) {
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
        {open && <Opened ids={reports} />}
      </div>
    </>
  )
}

import { Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useFormat } from '../format'

/** The page of a list as the address has it (?offset=), and how to turn it; other parameters stay. */
export function useOffset(): [number, (offset: number) => void] {
  const [params, setParams] = useSearchParams()
  const offset = Math.max(0, Number.parseInt(params.get('offset') ?? '0', 10) || 0)
  return [
    offset,
    next =>
      setParams(before => {
        const after = new URLSearchParams(before)
        if (next > 0) after.set('offset', String(next))
        else after.delete('offset')
        return after
      }),
  ]
}

interface Props {
  page: { total: number; offset: number; limit: number }
  onOffset: (offset: number) => void
}

/** Turns the pages of a list. */
export function Paged({ page, onOffset }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  if (page.total <= page.limit && page.offset === 0) return null
  const last = Math.min(page.total, page.offset + page.limit)
  return (
    <Group component="nav" aria-label={t('common.pages')} justify="center" mt="lg" gap="md" className="no-print">
      <Button
        variant="default"
        size="sm"
        leftSection={<IconChevronLeft size={16} className="flip" aria-hidden />}
        disabled={page.offset === 0}
        onClick={() => onOffset(Math.max(0, page.offset - page.limit))}
      >
        {t('common.before')}
      </Button>
      <Text size="sm" c="dimmed" className="numbers" aria-live="polite">
        {t('common.range', { from: format.number(page.offset + 1), to: format.number(last), total: format.number(page.total) })}
      </Text>
      <Button
        variant="default"
        size="sm"
        rightSection={<IconChevronRight size={16} className="flip" aria-hidden />}
        disabled={last >= page.total}
        onClick={() => onOffset(page.offset + page.limit)}
      >
        {t('common.next')}
      </Button>
    </Group>
  )
}

import { Group, Stack, Text, Title } from '@mantine/core'
import { useEffect, type ReactNode } from 'react'
import classes from './Page.module.css'

interface Props {
  /** of the window and, where no `heading` is given, of the page */
  title: string
  heading?: ReactNode
  /** a line above the heading */
  over?: ReactNode
  /** a line below it */
  lead?: ReactNode
  actions?: ReactNode
  /** uses the window's whole width */
  wide?: boolean
  children?: ReactNode
}

/** A page: its title in the window, one h1, what follows. */
export function Page({ title, heading, over, lead, actions, wide, children }: Props) {
  useEffect(() => {
    document.title = title === 'Dragoman' ? title : `${title} · Dragoman`
  }, [title])
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.head}>
        <Group justify="space-between" align="flex-end" gap="md">
          <Stack gap={4} className={classes.heading}>
            {over && (
              <Text component="div" size="sm" c="dimmed">
                {over}
              </Text>
            )}
            <Title order={1} className={classes.title}>
              {heading ?? title}
            </Title>
            {lead && (
              <Text component="div" c="dimmed" className={classes.lead}>
                {lead}
              </Text>
            )}
          </Stack>
          {actions && (
            <Group gap="xs" className="no-print">
              {actions}
            </Group>
          )}
        </Group>
      </header>
      {children}
    </div>
  )
}

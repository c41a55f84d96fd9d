import { Stack, Text } from '@mantine/core'
import { IconFeather } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Nothing here, said kindly; `children`: what can be done. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" py="xl" ta="center">
      <IconFeather size={30} stroke={1.3} color="var(--mantine-color-dimmed)" aria-hidden />
      <Text fw={550}>{title}</Text>
      {children && (
        <Text component="div" c="dimmed" size="sm" maw="32rem">
          {children}
        </Text>
      )}
    </Stack>
  )
}

import { Badge } from '@mantine/core'
import {
  IconArrowsSplit,
  IconCalendarEvent,
  IconCheck,
  IconCircleDot,
  IconCircles,
  IconHandStop,
  IconHelp,
  IconSpeakerphone,
  IconX,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'

const STATUS: Record<string, { color: string; icon: ComponentType<IconProps> }> = {
  reported: { color: 'gray', icon: IconCircleDot },
  corroborated: { color: 'sea', icon: IconCircles },
  contested: { color: 'orange', icon: IconArrowsSplit },
  confirmed: { color: 'green', icon: IconCheck },
  rejected: { color: 'red', icon: IconX },
}

const MODALITY: Record<string, { color: string; icon: ComponentType<IconProps> }> = {
  denied: { color: 'red', icon: IconHandStop },
  planned: { color: 'blue', icon: IconCalendarEvent },
  cancelled: { color: 'red', icon: IconX },
  'called-for': { color: 'grape', icon: IconSpeakerphone },
  hypothetical: { color: 'gray', icon: IconHelp },
}

/** Dark enough on the light ground, light enough on the dark one. */
const INK = (color: string) =>
  `light-dark(color-mix(in srgb, var(--mantine-color-${color}-9), black 30%), var(--mantine-color-${color}-2))`

/** How the record stands to it, in words and with a sign, not by colour alone. */
export function StatusBadge({ status }: { status: string }) {
  const { t } = useTranslation()
  const { color, icon: Icon } = STATUS[status] ?? STATUS.reported!
  return (
    <Badge
      variant="light"
      color={color}
      c={INK(color)}
      size="sm"
      radius="sm"
      tt="none"
      fw={550}
      leftSection={<Icon size={12} aria-hidden />}
      title={t(`statusHint.${status}`, { defaultValue: '' })}
    >
      {t(`status.${status}`, { defaultValue: status })}
    </Badge>
  )
}

/** Planned, denied, called for …; nothing where it is simply asserted. */
export function ModalityBadge({ modality }: { modality: string }) {
  const { t } = useTranslation()
  if (modality === 'asserted') return null
  const { color, icon: Icon } = MODALITY[modality] ?? MODALITY.hypothetical!
  return (
    <Badge variant="outline" color={color} c={INK(color)} size="sm" radius="sm" tt="none" fw={550} leftSection={<Icon size={12} aria-hidden />}>
      {t(`modality.${modality}`, { defaultValue: modality })}
    </Badge>
  )
}

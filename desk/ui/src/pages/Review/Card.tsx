import { Button, Group, Kbd, Paper, Text, Title } from '@mantine/core'
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconCheck,
  IconChevronLeft,
  IconChevronRight,
  IconFileText,
  IconPencil,
  IconX,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Assertion, NewDecision } from '../../api'
import { placeOf } from '../../components/AssertionRow'
import { Chain } from '../../components/Chain'
import { EdtfDate } from '../../components/EdtfDate'
import { ModalityBadge, StatusBadge } from '../../components/StatusBadge'
import { useSaying } from '../../components/useSaying'
import { Around } from './Around'
import { CorrectPanel } from './CorrectPanel'
import type { Opened } from './Desk'
import { Facts } from './Facts'
import { MergePanel } from './MergePanel'
import { ReasonPanel } from './ReasonPanel'
import { SplitPanel } from './SplitPanel'
import { Support } from './Support'
import { subjectsOf } from './subjects'
import classes from './Review.module.css'

const ACTIONS: { action: Opened; key: string; icon: ComponentType<IconProps>; color?: string }[] = [
  { action: 'right', key: 'C', icon: IconCheck, color: 'green' },
  { action: 'wrong', key: 'R', icon: IconX, color: 'red' },
  { action: 'corrected', key: 'E', icon: IconPencil },
  { action: 'same', key: 'M', icon: IconArrowMerge },
  { action: 'different', key: 'S', icon: IconArrowsSplit2 },
]

export type Decide = (action: Opened, decisions: Omit<NewDecision, 'why'>[], why: string) => Promise<void>

interface Props {
  item: Assertion
  heading: RefObject<HTMLHeadingElement | null>
  mayDecide: boolean
  opened?: Opened
  onOpen: (action: Opened) => void
  onClose: () => void
  onDecide: Decide
  onSkip: () => void
  onBack?: () => void
  keys: boolean
}

/** The assertion in view: its words in their sentence, what was read out of them, who says it, and what can be decided. */
export function Card({ item, heading, mayDecide, opened, onOpen, onClose, onDecide, onSkip, onBack, keys }: Props) {
  const { t } = useTranslation()
  const say = useSaying()
  const place = placeOf(item)
  const divisible = subjectsOf(item, say).length > 0
  const panel = { item, onClose, onDecide }
  return (
    <article className={classes.card} aria-labelledby="review-summary" data-assertion={item.id}>
      <Paper withBorder className={classes.main}>
        <div className={classes.head}>
          <Group gap="xs">
            <Text size="sm" c="dimmed" fw={600}>
              {t(`kind.${item.kind}`, { count: 1 })}
            </Text>
            <ModalityBadge modality={item.modality} />
            <StatusBadge status={item.status} />
          </Group>
          <Group gap={4} wrap="nowrap" className="no-print">
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={!onBack}
              aria-keyshortcuts={keys ? 'P' : undefined}
              leftSection={<IconChevronLeft size={16} className="flip" aria-hidden />}
              onClick={onBack}
            >
              {t('review.back')}
              {keys && <Kbd className={classes.hint}>P</Kbd>}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-keyshortcuts={keys ? 'N' : undefined}
              rightSection={<IconChevronRight size={16} className="flip" aria-hidden />}
              onClick={onSkip}
            >
              {t('review.skip')}
              {keys && <Kbd className={classes.hint}>N</Kbd>}
            </Button>
          </Group>
        </div>
        <Title order={2} size="h3" id="review-summary" ref={heading} tabIndex={-1} className={classes.summary}>
          <bdi>{say(item)}</bdi>
        </Title>
        <div className={classes.source}>
          <Chain links={item.attribution} language={item.documentLanguage} size="md" />
        </div>
        <Around item={item} />
        <Text size="sm" className={classes.where} component="div">
          {place && (
            <Link to={place} className={classes.place}>
              <IconFileText size={15} aria-hidden />
              <bdi lang={item.documentLanguage}>{item.documentTitle ?? t('common.inDocument')}</bdi>
              {keys && <Kbd className={classes.hint}>O</Kbd>}
            </Link>
          )}
          {item.published && <EdtfDate date={item.published} />}
        </Text>
        <Facts item={item} />

        <div className={`${classes.actions} no-print`} role="group" aria-label={t('review.actions')}>
          {ACTIONS.map(({ action, key, icon: Icon, color }) => (
            <Button
              key={action}
              size="sm"
              variant={opened === action ? 'filled' : 'default'}
              disabled={!mayDecide || ((action === 'same' || action === 'different') && !divisible)}
              aria-expanded={opened === action}
              aria-keyshortcuts={keys ? key : undefined}
              leftSection={<Icon size={16} aria-hidden color={color && opened !== action ? `var(--mantine-color-${color}-text)` : undefined} />}
              onClick={() => (opened === action ? onClose() : onOpen(action))}
            >
              {t(`review.act.${action}`)}
              {keys && <Kbd className={classes.hint}>{key}</Kbd>}
            </Button>
          ))}
        </div>

        {(opened === 'right' || opened === 'wrong') && <ReasonPanel key={opened} action={opened} {...panel} />}
        {opened === 'corrected' && <CorrectPanel {...panel} />}
        {opened === 'same' && <MergePanel {...panel} />}
        {opened === 'different' && <SplitPanel {...panel} />}
      </Paper>
      <Support item={item} />
    </article>
  )
}

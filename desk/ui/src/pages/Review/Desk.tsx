import { Button, Group, Kbd, Progress, Text } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { NewDecision } from '../../api'
import { placeOf } from '../../components/AssertionRow'
import { Empty } from '../../components/Empty'
import { Loading } from '../../components/Loaded'
import { ProblemNote } from '../../components/ProblemNote'
import { useFormat } from '../../format'
import { Card } from './Card'
import { HelpOverlay } from './HelpOverlay'
import { SessionHistory } from './SessionHistory'
import { Toast, type Said } from './Toast'
import type { Action } from './reasons'
import { fetchAhead } from './useDetail'
import { keysWanted, useKeys, wantKeys } from './useKeys'
import { useQueue, type Done } from './useQueue'
import classes from './Review.module.css'

export type Opened = Exclude<Action, 'withdrawn'>

/** One assertion at a time, with what can be decided of it, and what was decided in this session. */
export function Desk({ kind, mayDecide }: { kind?: string; mayDecide: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const queue = useQueue(kind)
  const { item } = queue
  const [opened, setOpened] = useState<Opened>()
  const [help, setHelp] = useState(false)
  const [keys, setKeys] = useState(keysWanted)
  const [said, setSaid] = useState<Said>()
  const [undoing, setUndoing] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const toFocus = useRef(false)

  useEffect(() => setOpened(undefined), [item?.id])
  useEffect(() => fetchAhead(queue.queue[queue.at + 1]?.evidence[0]?.document), [queue.queue, queue.at])

  // After a decision the keyboard and the screen reader go on with what is next.
  useEffect(() => {
    if (!toFocus.current) return
    toFocus.current = false
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [item?.id, opened])

  const close = useCallback(() => {
    toFocus.current = true
    setOpened(undefined)
  }, [])

  const decide = async (action: Opened, decisions: Omit<NewDecision, 'why'>[], why: string) => {
    if (!item) return
    const leaves = action === 'right' || action === 'wrong' || action === 'corrected'
    const done = await queue.decide(action, item, decisions, why, leaves)
    toFocus.current = true
    setOpened(undefined)
    setSaid({ text: t(`review.did.${action}`), done })
  }

  const undo = async (done: Done | undefined) => {
    if (!done || undoing) return
    setUndoing(true)
    try {
      await queue.undo(done, t('review.undoReason'))
      toFocus.current = true
      setSaid({ text: t('review.did.withdrawn') })
    } catch (error) {
      setSaid({ text: t('review.undoFailed'), error })
    } finally {
      setUndoing(false)
    }
  }

  const latest = queue.done.find(one => !one.undone)
  const may = (action: Opened) => (mayDecide && item ? () => setOpened(action) : undefined)
  const skip = () => {
    toFocus.current = true
    queue.skip()
  }
  const back = () => {
    toFocus.current = true
    queue.back()
  }
  useKeys(
    {
      c: may('right'),
      r: may('wrong'),
      e: may('corrected'),
      m: may('same'),
      s: may('different'),
      n: item && skip,
      p: queue.at > 0 ? back : undefined,
      u: latest && (() => void undo(latest)),
      o: item && (() => void navigate(placeOf(item) ?? `/assertions/${item.id}`)),
      Escape: opened && close,
    },
    keys && !help,
  )
  useKeys({ '?': () => setHelp(true) }, keys && !help)

  const decided = queue.done.filter(one => !one.undone && one.left).length
  const n = (value: number) => format.number(value)
  const progress = t('review.progress', { count: decided, done: n(decided), left: n(queue.left) })

  return (
    <div className={classes.desk}>
      <div className={classes.progress}>
        <Text size="sm" className="numbers" id="review-progress">
          {progress}
        </Text>
        <Progress
          size="sm"
          value={decided + queue.left > 0 ? (100 * decided) / (decided + queue.left) : 0}
          aria-label={progress}
          className={classes.bar}
        />
        <Group gap="xs" className="no-print">
          <Button size="xs" variant="subtle" color="gray" leftSection={<IconHelpCircle size={15} aria-hidden />} onClick={() => setHelp(true)}>
            {t('review.help')} <Kbd ms={6}>?</Kbd>
          </Button>
        </Group>
      </div>

      {queue.error !== undefined && <ProblemNote error={queue.error} retry={queue.again} />}
      {queue.first && queue.loading && <Loading lines={8} />}
      {item ? (
        <Card
          key={item.id}
          item={item}
          heading={heading}
          mayDecide={mayDecide}
          opened={opened}
          onOpen={setOpened}
          onClose={close}
          onDecide={decide}
          onSkip={skip}
          onBack={queue.at > 0 ? back : undefined}
          keys={keys}
        />
      ) : (
        !queue.loading &&
        queue.error === undefined && (
          <Empty title={queue.left > 0 ? t('review.end') : t('review.empty')}>
            {queue.left > 0 ? (
              <>
                <p>{t('review.endHint', { count: queue.left, n: n(queue.left) })}</p>
                <Button variant="default" onClick={queue.again}>
                  {t('review.again')}
                </Button>
              </>
            ) : (
              t('review.emptyHint')
            )}
          </Empty>
        )
      )}

      <SessionHistory done={queue.done} busy={undoing} onUndo={one => void undo(one)} />
      <Toast said={said} busy={undoing} onUndo={one => void undo(one)} onGone={() => setSaid(undefined)} />
      <HelpOverlay
        opened={help}
        onClose={() => setHelp(false)}
        keys={keys}
        onKeys={on => {
          setKeys(on)
          wantKeys(on)
        }}
      />
    </div>
  )
}

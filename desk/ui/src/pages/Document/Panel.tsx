import { Chip, CloseButton, Group, SegmentedControl, Text } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assertion, EntityBrief } from '../../api'
import { Empty } from '../../components/Empty'
import { EntityLink } from '../../components/EntityLink'
import { useFormat } from '../../format'
import { Fact } from './Fact'
import classes from './Panel.module.css'

/** The kinds of assertions shown at first; dates are many and say little by themselves. */
export const FACTS: readonly string[] = ['event', 'tenure', 'position', 'figure', 'claim']
const KINDS = [...FACTS, 'date']
const TYPES = ['person', 'body', 'group', 'organization', 'outlet', 'place']

export interface Filter {
  kinds: ReadonlySet<string>
  setKinds: (kinds: ReadonlySet<string>) => void
  /** a speaker's name: only what passes through them is shown */
  only?: string
  clearOnly: () => void
}

interface Props {
  facts: readonly Assertion[]
  /** all of the document's, for the counts */
  counts: readonly Assertion[]
  entities: readonly EntityBrief[]
  language: string
  filter: Filter
  lit: readonly string[]
  picked: readonly string[]
  onHover: (of: string[]) => void
  onPick: (of: string[]) => void
}

/** What the document says, in its order; follows the cursor in the text. */
export function Panel({ facts, counts, entities, language, filter, lit, picked, onHover, onPick }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [tab, setTab] = useState('facts')
  const list = useRef<HTMLDivElement>(null)
  const own = useRef(false)
  const number = useMemo(() => {
    const out = new Map<string, number>()
    for (const one of counts) out.set(one.kind, (out.get(one.kind) ?? 0) + 1)
    return out
  }, [counts])

  const now = useRef(picked)
  now.current = picked
  const toggle = useCallback((id: string) => onPick(now.current[0] === id ? [] : [id]), [onPick])
  const hover = useCallback((id: string) => onHover([id]), [onHover])

  // The list follows the text, not the cursor that is in the list itself.
  const goal = lit.find(of => facts.some(one => one.id === of)) ?? lit[0]
  useEffect(() => {
    const box = list.current
    if (!goal || own.current || !box) return
    const item = box.querySelector<HTMLElement>(`[data-of="${CSS.escape(goal)}"]`)
    if (!item || box.scrollHeight <= box.clientHeight) return
    const top = item.offsetTop - box.offsetTop
    if (top < box.scrollTop + 8 || top + item.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTo({ top: Math.max(0, top - box.clientHeight / 3) })
    }
  }, [goal, tab])

  return (
    <aside className={classes.panel} aria-label={t('document.panel')}>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={t('document.panel')}
        value={tab}
        onChange={setTab}
        className="no-print"
        data={[
          { value: 'facts', label: t('document.facts', { n: format.number(facts.length) }) },
          { value: 'names', label: t('document.names', { n: format.number(entities.length) }) },
        ]}
      />
      {tab === 'facts' && (
        <Group gap={6} className={`${classes.filters} no-print`} role="group" aria-label={t('document.filter')}>
          {KINDS.filter(kind => number.has(kind)).map(kind => (
            <Chip
              key={kind}
              size="xs"
              radius="sm"
              variant="outline"
              checked={filter.kinds.has(kind)}
              onChange={checked => {
                const after = new Set(filter.kinds)
                if (checked) after.add(kind)
                else after.delete(kind)
                filter.setKinds(after)
              }}
              styles={{ label: { borderColor: filter.kinds.has(kind) ? `var(--mark-${kind})` : undefined }, iconWrapper: { color: `var(--mark-${kind})` } }}
            >
              {t(`kind.${kind}`, { count: number.get(kind) })} <span className="numbers">{format.number(number.get(kind) ?? 0)}</span>
            </Chip>
          ))}
        </Group>
      )}
      {tab === 'facts' && filter.only !== undefined && (
        <Group gap={4} className={classes.only} wrap="nowrap">
          <Text size="sm" truncate>
            {t('document.only', { name: filter.only })}
          </Text>
          <CloseButton size="sm" onClick={filter.clearOnly} aria-label={t('document.all')} />
        </Group>
      )}
      <div
        ref={list}
        className={classes.list}
        onPointerEnter={() => (own.current = true)}
        onPointerLeave={() => {
          own.current = false
          onHover([])
        }}
        onFocus={() => (own.current = true)}
        onBlur={() => (own.current = false)}
      >
        {tab === 'facts' ? (
          facts.length === 0 ? (
            <Empty title={t('document.noFacts')} />
          ) : (
            <ul className="plain-list">
              {facts.map(one => (
                <Fact key={one.id} fact={one} language={language} lit={lit.includes(one.id)} open={picked.includes(one.id)} onPick={toggle} onHover={hover} />
              ))}
            </ul>
          )
        ) : (
          TYPES.map(type => {
            const some = entities.filter(one => one.type === type)
            if (some.length === 0) return null
            return (
              <section key={type}>
                <h2 className={classes.type}>{t(`typePlural.${type}`)}</h2>
                <ul className="plain-list">
                  {some.map(one => (
                    <li key={one.id} data-of={one.id} className={classes.name} data-lit={lit.includes(one.id) || undefined} onPointerEnter={() => onHover([one.id])}>
                      <EntityLink id={one.id} name={one.label} type={one.type} country={one.country} />
                      <button type="button" className={classes.find} onClick={() => onPick([one.id])}>
                        {t('document.inText')}
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )
          })
        )}
      </div>
    </aside>
  )
}

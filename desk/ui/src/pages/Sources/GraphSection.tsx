import { Group, NativeSelect, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format'
import { Graph } from './Graph'
import { EDGE_KINDS, foremost, type EdgeKind, type Net } from './net'
import classes from './Sources.module.css'

const SIZES = [15, 30, 60, 120]

interface Props {
  net: Net
  kinds: readonly EdgeKind[]
  onToggle: (kind: EdgeKind) => void
  source?: string
  onSelect: (id: string | undefined) => void
}

/** The graph with its legend, whose entries hide and show kinds of edges. */
export function GraphSection({ net, kinds, onToggle, source, onSelect }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [most, setMost] = useState(30)
  // A source chosen within the graph leaves it as it is; one from outside is put in with its neighbours.
  const usual = useMemo(() => foremost(net, kinds, most), [net, kinds.join(), most])
  const outside = source !== undefined && !usual.includes(source) ? source : undefined
  const shown = useMemo(() => (outside === undefined ? usual : foremost(net, kinds, most, outside)), [net, usual, most, outside])
  const tied = useMemo(() => new Set(net.edges.flatMap(edge => [edge.from, edge.to])).size, [net])
  return (
    <section className={classes.graphSection} aria-labelledby="graph-heading">
      <h2 id="graph-heading" className="visually-hidden">
        {t('sources.graph')}
      </h2>
      <Group justify="space-between" gap="sm" mb="xs" align="center">
        <fieldset className={classes.legend}>
          <legend className="visually-hidden">{t('sources.kinds')}</legend>
          {EDGE_KINDS.map(kind => (
            <label key={kind} className={classes.key} data-kind={kind}>
              <input type="checkbox" checked={kinds.includes(kind)} onChange={() => onToggle(kind)} />
              <svg width="34" height="10" aria-hidden className={classes.sample}>
                <line x1="1" x2="25" y1="5" y2="5" className={classes.edge} data-kind={kind} strokeWidth="2" />
                <path d="M33 5l-8 -4v8z" className={classes.head} data-kind={kind} />
              </svg>
              {t(`sources.kind.${kind}`)}
            </label>
          ))}
        </fieldset>
        {tied > SIZES[0]! && (
          <NativeSelect
            size="xs"
            aria-label={t('sources.most')}
            value={String(most)}
            onChange={event => setMost(Number(event.currentTarget.value))}
            data={SIZES.filter((_, at) => at === 0 || SIZES[at - 1]! < tied).map(size => ({
              value: String(size),
              label: size >= tied ? t('sources.all', { n: format.number(tied) }) : t('sources.foremost', { n: format.number(size) }),
            }))}
          />
        )}
      </Group>
      {shown.length === 0 ? (
        <Text c="dimmed" py="xl" ta="center">
          {t('sources.noEdges')}
        </Text>
      ) : (
        <Graph net={net} ids={shown} kinds={kinds} source={source} onSelect={onSelect} />
      )}
      <Text size="sm" c="dimmed" mt="xs">
        {t('sources.howToRead')}
      </Text>
    </section>
  )
}

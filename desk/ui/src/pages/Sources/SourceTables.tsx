import { Button, Group, SegmentedControl, Table, TextInput, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format'
import { timesOf, type Net } from './net'
import classes from './Sources.module.css'

const STEP = 50

interface Props {
  net: Net
  source?: string
  onSelect: (id: string) => void
}

interface Column {
  key: string
  title: string
  value: (row: Row) => string | number
  show?: (row: Row) => ReactNode
  numeric?: boolean
}

interface Row {
  id: string
  cells: Record<string, string | number>
}

/** The graph's data as tables: by source, and by pair. */
export function SourceTables({ net, source, onSelect }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [by, setBy] = useState<'source' | 'pair'>('source')
  const [find, setFind] = useState('')

  const name = (id: string) => net.nodes.get(id)?.label ?? id
  const pick = (id: string) => (
    <button type="button" className={classes.pick} aria-pressed={id === source} onClick={() => onSelect(id)}>
      <bdi>{name(id)}</bdi>
    </button>
  )

  const sources: Row[] = useMemo(
    () =>
      [...net.nodes.values()].map(node => {
        const out = net.out.get(node.id)
        const into = net.into.get(node.id)
        return {
          id: node.id,
          cells: {
            name: node.label,
            country: node.country ? format.country(node.country) : '',
            documents: node.documents,
            cites: timesOf(out, 'cites'),
            cited: timesOf(into, 'cites'),
            copies: timesOf(out, 'copies') + timesOf(out, 'translates'),
            copied: timesOf(into, 'copies') + timesOf(into, 'translates'),
          },
        }
      }),
    [net, format],
  )
  const pairs: Row[] = useMemo(
    () =>
      net.edges.map(edge => ({
        id: `${edge.from} ${edge.to} ${edge.kind}`,
        cells: { from: edge.from, kind: edge.kind, to: edge.to, times: edge.times },
      })),
    [net],
  )
  const cell = (key: string): Pick<Column, 'key' | 'value'> => ({ key, value: row => row.cells[key]! })
  const count = (key: string, title: string): Column => ({
    ...cell(key),
    title,
    numeric: true,
    show: row => (row.cells[key] === 0 ? <span className={classes.zero}>–</span> : format.number(Number(row.cells[key]))),
  })
  const columns: Column[] =
    by === 'source'
      ? [
          { ...cell('name'), title: t('sources.column.source'), show: row => pick(row.id) },
          { ...cell('country'), title: t('sources.column.country') },
          count('documents', t('sources.column.documents')),
          count('cites', t('sources.column.cites')),
          count('cited', t('sources.column.cited')),
          count('copies', t('sources.column.copies')),
          count('copied', t('sources.column.copied')),
        ]
      : [
          { key: 'from', value: row => name(String(row.cells.from)), title: t('sources.column.from'), show: row => pick(String(row.cells.from)) },
          {
            key: 'kind',
            value: row => t(`sources.kind.${row.cells.kind}`),
            title: t('sources.column.kind'),
          },
          { key: 'to', value: row => name(String(row.cells.to)), title: t('sources.column.to'), show: row => pick(String(row.cells.to)) },
          count('times', t('sources.column.times')),
        ]

  const wanted = find.trim().toLocaleLowerCase()
  const rows = (by === 'source' ? sources : pairs).filter(
    row =>
      wanted === '' ||
      (by === 'source'
        ? `${row.cells.name} ${row.cells.country}`.toLocaleLowerCase().includes(wanted)
        : `${name(String(row.cells.from))} ${name(String(row.cells.to))}`.toLocaleLowerCase().includes(wanted)),
  )

  return (
    <section className={classes.tables} aria-labelledby="sources-table">
      <Group justify="space-between" gap="sm" mb="sm">
        <Title order={2} size="h4" id="sources-table">
          {t('sources.table')}
        </Title>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={t('sources.by')}
            value={by}
            onChange={value => setBy(value as typeof by)}
            data={[
              { value: 'source', label: t('sources.bySource') },
              { value: 'pair', label: t('sources.byPair') },
            ]}
          />
          <TextInput
            size="xs"
            type="search"
            aria-label={t('sources.find')}
            placeholder={t('sources.find')}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={find}
            onChange={event => setFind(event.currentTarget.value)}
          />
        </Group>
      </Group>
      <Sorted key={by} columns={columns} rows={rows} marked={source} first={by === 'source' ? 'cited' : 'times'} />
    </section>
  )
}

function Sorted({ columns, rows, marked, first }: { columns: Column[]; rows: Row[]; marked?: string; first: string }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const [sort, setSort] = useState<{ key: string; down: boolean }>({ key: first, down: true })
  const [shown, setShown] = useState(STEP)
  const column = columns.find(one => one.key === sort.key)
  const collator = new Intl.Collator(i18n.language)
  const sorted = column
    ? [...rows].sort((a, b) => {
        const x = column.value(a)
        const y = column.value(b)
        const order = typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y))
        return sort.down ? -order : order
      })
    : rows
  return (
    <>
      <Table.ScrollContainer minWidth={720}>
        <Table highlightOnHover verticalSpacing={6} className={classes.table}>
          <caption className="visually-hidden">{t('sources.table')}</caption>
          <Table.Thead>
            <Table.Tr>
              {columns.map(one => (
                <Table.Th
                  key={one.key}
                  scope="col"
                  className={one.numeric ? classes.numeric : undefined}
                  aria-sort={one.key === sort.key ? (sort.down ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className={classes.sort}
                    onClick={() => setSort(before => ({ key: one.key, down: before.key === one.key ? !before.down : Boolean(one.numeric) }))}
                  >
                    {one.title}
                    {one.key === sort.key && (sort.down ? <IconArrowDown size={13} aria-hidden /> : <IconArrowUp size={13} aria-hidden />)}
                  </button>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.slice(0, shown).map(row => (
              <Table.Tr key={row.id} data-marked={row.id === marked || undefined}>
                {columns.map(one => (
                  <Table.Td key={one.key} className={one.numeric ? `${classes.numeric} numbers` : undefined}>
                    {one.show ? one.show(row) : one.value(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {sorted.length > shown && (
        <Button variant="subtle" mt="sm" onClick={() => setShown(n => n + STEP)}>
          {t('sources.more', { n: format.number(sorted.length - shown) })}
        </Button>
      )}
    </>
  )
}

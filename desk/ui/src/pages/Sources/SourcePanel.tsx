import { Anchor, CloseButton, Group, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../format'
import { origins, timesOf, type Net, type SourceEdge } from './net'
import classes from './Sources.module.css'

interface Props {
  net: Net
  source?: string
  onSelect: (id: string | undefined) => void
}

const AN_ENTITY = /^(person|body|group|organization|outlet|place)-/

/** One source: whom it cites, who cites it, and where its words come from in the end. */
export function SourcePanel({ net, source, onSelect }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const node = source === undefined ? undefined : net.nodes.get(source)
  if (!node || source === undefined) {
    return (
      <aside className={classes.panel} aria-label={t('sources.chosen')}>
        <Text c="dimmed">{t('sources.choose')}</Text>
      </aside>
    )
  }
  const out = net.out.get(source) ?? []
  const into = net.into.get(source) ?? []
  const ends = origins(net, source)
  const taken = timesOf(out, 'copies') + timesOf(out, 'translates')
  return (
    <aside className={classes.panel} aria-label={t('sources.chosen')}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={2} size="h4">
          <bdi>{node.label}</bdi>
        </Title>
        <CloseButton aria-label={t('common.close')} onClick={() => onSelect(undefined)} />
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {node.country && `${format.country(node.country)} · `}
        {t('common.documents', { count: node.documents, n: format.number(node.documents) })}
        {taken > 0 && ` · ${t('sources.taken', { count: taken, n: format.number(taken) })}`}
      </Text>
      <Group gap="md" mb="sm">
        {node.documents > 0 && (
          <Anchor component={Link} size="sm" to={`/documents?publisher=${encodeURIComponent(node.label)}`}>
            {t('sources.itsDocuments')}
          </Anchor>
        )}
        {AN_ENTITY.test(node.id) && (
          <Anchor component={Link} size="sm" to={`/entities/${encodeURIComponent(node.id)}`}>
            {t('sources.itsPage')}
          </Anchor>
        )}
      </Group>
      <Side title={t('sources.out')} none={t('sources.outNone')} edges={out} end="to" net={net} onSelect={onSelect} />
      <Side title={t('sources.into')} none={t('sources.intoNone')} edges={into} end="from" net={net} onSelect={onSelect} />
      {ends.length > 0 && (
        <section>
          <Title order={3} size="h5" mt="md" mb={4}>
            {t('sources.origins')}
          </Title>
          <Text size="sm" c="dimmed" mb={4}>
            {t('sources.originsHint')}
          </Text>
          <ul className={`plain-list ${classes.ends}`}>
            {ends.map(end => (
              <li key={end.id}>
                <button type="button" className={classes.pick} onClick={() => onSelect(end.id)}>
                  <bdi>{end.label}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

interface SideProps {
  title: string
  none: string
  edges: readonly SourceEdge[]
  end: 'from' | 'to'
  net: Net
  onSelect: (id: string) => void
}

function Side({ title, none, edges, end, net, onSelect }: SideProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section>
      <Title order={3} size="h5" mt="md" mb={4}>
        {title}
      </Title>
      {edges.length === 0 ? (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      ) : (
        <ul className={`plain-list ${classes.side}`}>
          {edges.map(edge => (
            <li key={`${edge[end]} ${edge.kind}`} className={classes.sideRow}>
              <button type="button" className={classes.pick} onClick={() => onSelect(edge[end])}>
                <bdi>{net.nodes.get(edge[end])?.label ?? edge[end]}</bdi>
              </button>
              <span className={classes.sideKind} data-kind={edge.kind}>
                {t(`sources.does.${edge.kind}`, { count: edge.times, n: format.number(edge.times) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

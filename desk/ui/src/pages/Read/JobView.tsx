import { Alert, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api'
import { DocumentLine } from '../../components/DocumentLine'
import { Empty } from '../../components/Empty'
import { Loading } from '../../components/Loaded'
import { ProblemNote } from '../../components/ProblemNote'
import { useFormat } from '../../format'
import classes from './Read.module.css'
import { useJob } from './useJob'

/** How far a reading is, what went wrong, and the documents that came of it. */
export function JobView({ job, onAgain }: { job: string; onAgain: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, retry } = useJob(job)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const again = (
    <Button variant="default" onClick={onAgain}>
      {t('read.again')}
    </Button>
  )
  if (error instanceof ApiError && error.status === 404) {
    return <Empty title={t('read.gone')}>{again}</Empty>
  }
  const n = (value: number) => format.number(value)
  const failed = data?.problems.length ?? 0
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <Title order={2} size="h4" ref={heading} tabIndex={-1} className={classes.state}>
          {data?.finished ? (
            <>
              <IconCircleCheck size={22} stroke={1.7} aria-hidden color="var(--mantine-color-green-text)" /> {t('read.finished')}
            </>
          ) : (
            t('read.reading')
          )}
        </Title>
        <Progress
          value={data && data.total > 0 ? (100 * data.done) / data.total : data?.finished ? 100 : 0}
          animated={!data?.finished}
          striped={!data?.finished}
          size="lg"
          aria-label={t('read.progress')}
        />
        <Text size="sm" c="dimmed" role="status" className="numbers">
          {data ? t('read.done', { count: data.total, done: n(data.done), total: n(data.total) }) : t('common.loading')}
          {failed > 0 && ` · ${t('read.failed', { count: failed, n: n(failed) })}`}
        </Text>
      </Stack>
      {error !== undefined && <ProblemNote error={error} retry={retry} />}
      {!data && error === undefined && <Loading lines={3} />}
      {failed > 0 && (
        <Alert
          color="orange"
          variant="light"
          icon={<IconAlertTriangle />}
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
          title={t('read.problems')}
        >
          <ul className={classes.problems}>
            {data?.problems.map((problem, at) => (
              <li key={at}>
                <bdi className={classes.uri}>{problem.uri}</bdi> <span dir="auto">{problem.reason}</span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {data && data.documents.length > 0 && (
        <section aria-labelledby="new-documents">
          <Title order={2} size="h4" mb="xs" id="new-documents">
            {t('read.documents', { count: data.documents.length, n: n(data.documents.length) })}
          </Title>
          <ul className={`plain-list ${classes.fresh}`}>
            {data.documents.map(document => (
              <li key={document.id}>
                <DocumentLine document={document} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {data?.finished && data.documents.length === 0 && failed === 0 && <Text c="dimmed">{t('read.nothingNew')}</Text>}
      {data?.finished && <Group>{again}</Group>}
    </Stack>
  )
}
